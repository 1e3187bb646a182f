package io.tidemark.fit.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.tidemark.fit.json.NonFiniteNumbers;
import jakarta.inject.Singleton;

/** Makes answers write numbers as messages do. */
@Singleton
class JsonSettings implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(NonFiniteNumbers.module());
    }
}
