package io.tidemark.fit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/**
 * JSON knows neither NaN nor infinity: both are written as null, and null is read as NaN. R-hat of a parameter that never
 * moved is such a number.
 */
public final class NonFiniteNumbers {

    private NonFiniteNumbers() {}

    /** The module that makes Jackson write and read them so. */
    public static SimpleModule module() {
        SimpleModule module = new SimpleModule("non-finite numbers");
        module.addSerializer(double.class, new NumberWriter());
        module.addSerializer(Double.class, new NumberWriter());
        module.addSerializer(double[].class, new ArrayWriter());
        module.addDeserializer(double.class, new NumberReader());
        return module;
    }

    private static void write(double value, JsonGenerator out) throws IOException {
        if (Double.isFinite(value)) out.writeNumber(value);
        else out.writeNull();
    }

    private static final class NumberWriter extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            write(value, out);
        }
    }

    private static final class ArrayWriter extends JsonSerializer<double[]> {
        @Override
        public void serialize(double[] values, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            for (double value : values) write(value, out);
            out.writeEndArray();
        }
    }

    private static final class NumberReader extends StdScalarDeserializer<Double> {
        NumberReader() {
            super(double.class);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT) && !parser.hasToken(JsonToken.VALUE_NUMBER_INT))
                return (Double) context.handleUnexpectedToken(double.class, parser);
            return parser.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
