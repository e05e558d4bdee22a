package io.stampede.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Unscrambled points are those of another implementation: scipy 1.17.1, {@code qmc.Sobol(16, scramble=False)}. */
class SobolNetTest {
    /** Eight times the first eight points of each coordinate, which scipy gives in the order of Gray's code. */
    private static final List<String> EIGHT = List.of(
            "04623751",
            "04263715",
            "04265173",
            "04267351",
            "04623751",
            "04621573",
            "04263715",
            "04627315",
            "04627315",
            "04625137",
            "04627315",
            "04623751",
            "04263715",
            "04265173",
            "04623751",
            "04267351");

    /** 64 times the first 64 points of the last coordinate. */
    private static final int[] LAST = {
        0, 32, 16, 48, 56, 24, 40, 8, 60, 28, 44, 12, 4, 36, 20, 52, 2, 34, 18, 50, 58, 26, 42, 10, 62, 30, 46, 14, 6,
        38, 22, 54, 7, 39, 23, 55, 63, 31, 47, 15, 59, 27, 43, 11, 3, 35, 19, 51, 5, 37, 21, 53, 61, 29, 45, 13, 57, 25,
        41, 9, 1, 33, 17, 49
    };

    @Test
    void firstEightPointsOfEveryCoordinate() {
        int[][] points = SobolNet.plain(SobolNet.COORDINATES, 8);

        for (int coordinate = 0; coordinate < SobolNet.COORDINATES; coordinate++) {
            StringBuilder text = new StringBuilder();
            for (int place = 0; place < 8; place++) {
                text.append(points[coordinate][place ^ place >> 1]);
            }
            assertThat(text).hasToString(EIGHT.get(coordinate));
        }
    }

    @Test
    void firstSixtyFourPointsOfTheLast() {
        int[] points = SobolNet.plain(SobolNet.COORDINATES, 64)[SobolNet.COORDINATES - 1];
        int[] ordered = new int[64];
        Arrays.setAll(ordered, place -> points[place ^ place >> 1]);

        assertThat(ordered).isEqualTo(LAST);
    }
}
