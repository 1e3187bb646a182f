package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 32, 256, 512})
    void isTheSumOfItsDefinition(int size) {
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(1L);
        double[] re = random.doubles(size, -1, 1).toArray();
        double[] im = random.doubles(size, -1, 1).toArray();
        double[] transformedRe = re.clone();
        double[] transformedIm = im.clone();
        Fft.of(size).transform(transformedRe, transformedIm);
        for (int j = 0; j < size; j++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int k = 0; k < size; k++) {
                double angle = -2 * Math.PI * ((long) j * k % size) / size;
                sumRe += re[k] * Math.cos(angle) - im[k] * Math.sin(angle);
                sumIm += re[k] * Math.sin(angle) + im[k] * Math.cos(angle);
            }
            assertEquals(sumRe, transformedRe[j], 1e-12 * size);
            assertEquals(sumIm, transformedIm[j], 1e-12 * size);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 256, 1_024})
    void ofConjugatePairsIsReal(int size) {
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(3L);
        double[] re = random.doubles(size / 2 + 1, -1, 1).toArray();
        double[] im = random.doubles(size / 2 + 1, -1, 1).toArray();
        im[0] = 0;
        im[size / 2] = 0;
        double[] evenValues = re.clone();
        double[] oddValues = im.clone();
        Fft.of(size).transformToReal(evenValues, oddValues);
        for (int k = 0; k < size; k++) {
            double sum = re[0] + re[size / 2] * (k % 2 == 0 ? 1 : -1);
            for (int j = 1; j < size / 2; j++) {
                double angle = 2 * Math.PI * ((long) j * k % size) / size;
                sum += 2 * (re[j] * Math.cos(angle) + im[j] * Math.sin(angle));
            }
            assertEquals(sum, (k % 2 == 0 ? evenValues : oddValues)[k / 2], 1e-12 * size);
        }
    }

    @Test
    void exchangedPartsGiveTheInverse() {
        int size = 1 << 17;
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(2L);
        double[] re = random.doubles(size, -1, 1).toArray();
        double[] im = random.doubles(size, -1, 1).toArray();
        double[] there = re.clone();
        double[] back = im.clone();
        Fft.of(size).transform(there, back);
        Fft.of(size).transform(back, there);
        for (int i = 0; i < size; i++) {
            assertEquals(re[i], there[i] / size, 1e-14);
            assertEquals(im[i], back[i] / size, 1e-14);
        }
    }

    @Test
    void refusesALengthThatIsNoPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> Fft.of(12));
        assertEquals(16, Fft.sizeFor(12));
        assertEquals(16, Fft.sizeFor(16));
        assertEquals(1, Fft.sizeFor(1));
    }
}
