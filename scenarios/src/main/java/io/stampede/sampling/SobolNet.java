package io.stampede.sampling;

import io.stampede.spec.Sampling;

/**
 * The first points of Sobol's sequence in up to {@value #COORDINATES} coordinates, scrambled: of m = 2^k points, the
 * k leading binary digits.
 *
 * @source directions: Joe and Kuo, Constructing Sobol sequences with better two-dimensional projections, SIAM Journal
 *     on Scientific Computing 30, 2008 (new-joe-kuo-6); nested uniform scrambling: Owen, Randomly permuted (t,m,s)-nets
 *     and (t,s)-sequences, 1995
 */
final class SobolNet {
    static final int COORDINATES = Sampling.SOBOL_COORDINATES;

    /** Degree and middle coefficients of each coordinate's primitive polynomial, then its first directions. */
    private static final int[][] POLYNOMIALS = {
        {},
        {1, 0, 1},
        {2, 1, 1, 3},
        {3, 1, 1, 3, 1},
        {3, 2, 1, 1, 1},
        {4, 1, 1, 1, 3, 3},
        {4, 4, 1, 3, 5, 13},
        {5, 2, 1, 1, 5, 5, 17},
        {5, 4, 1, 1, 5, 5, 5},
        {5, 7, 1, 1, 7, 11, 19},
        {5, 11, 1, 1, 5, 1, 1},
        {5, 13, 1, 1, 1, 3, 11},
        {5, 14, 1, 3, 5, 5, 31},
        {6, 1, 1, 3, 3, 9, 7, 49},
        {6, 13, 1, 1, 1, 15, 21, 21},
        {6, 16, 1, 3, 1, 13, 27, 49},
    };

    private SobolNet() {}

    /**
     * The points of a net before it is scrambled, as whole numbers below {@code size}.
     *
     * @param size of the net, a power of two
     * @return by coordinate, then point
     */
    static int[][] plain(int coordinates, int size) {
        int digits = Integer.numberOfTrailingZeros(size);
        int[][] points = new int[coordinates][size];
        for (int coordinate = 0; coordinate < coordinates; coordinate++) {
            int[] directions = directions(coordinate, digits);
            for (int point = 1; point < size; point++) {
                int last = Integer.numberOfTrailingZeros(point);
                points[coordinate][point] = points[coordinate][point & (point - 1)] ^ directions[last];
            }
        }
        return points;
    }

    /**
     * The points of the net of a group, scrambled with its own random numbers: each digit is flipped or not by a coin
     * that depends on the digits before it.
     */
    static int[][] scrambled(CoordinateDraws draws, int first, int coordinates, int size) {
        int digits = Integer.numberOfTrailingZeros(size);
        int[][] points = plain(coordinates, size);
        for (int coordinate = 0; coordinate < coordinates; coordinate++) {
            for (int point = 0; point < size; point++) {
                int flips = 0;
                for (int digit = 0; digit < digits; digit++) {
                    // A leading one makes the digits before this one a number of their own among all lengths.
                    int before = (size | points[coordinate][point]) >>> (digits - digit);
                    flips = flips << 1 | (int) (draws.bits(first, coordinate, before) >>> 63);
                }
                points[coordinate][point] ^= flips;
            }
        }
        return points;
    }

    private static int[] directions(int coordinate, int digits) {
        int[] numbers = new int[digits];
        int[] polynomial = POLYNOMIALS[coordinate];
        int degree = coordinate == 0 ? 0 : polynomial[0];
        for (int digit = 0; digit < digits; digit++) {
            if (coordinate == 0) {
                numbers[digit] = 1;
            } else if (digit < degree) {
                numbers[digit] = polynomial[2 + digit];
            } else {
                int number = numbers[digit - degree] ^ numbers[digit - degree] << degree;
                for (int term = 1; term < degree; term++) {
                    boolean isPresent = (polynomial[1] >>> (degree - 1 - term) & 1) == 1;
                    number ^= isPresent ? numbers[digit - term] << term : 0;
                }
                numbers[digit] = number;
            }
        }
        for (int digit = 0; digit < digits; digit++) {
            numbers[digit] <<= digits - 1 - digit;
        }
        return numbers;
    }
}
