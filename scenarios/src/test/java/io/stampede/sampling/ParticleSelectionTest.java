package io.stampede.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stampede.lanes.Lanes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Who survives a selection, who is replaced by whom, and what the lanes count after it. */
class ParticleSelectionTest {
    private static final int PARTICLES = 8;
    private static final int STEP = 3;

    private static ParticleSelection selection(double strength, Lanes lanes) {
        return new ParticleSelection(new ParticleTerms(PARTICLES, new int[] {STEP}, strength), 7, lanes);
    }

    @Property(tries = 300)
    void offspringAreAsManyAsThePotentialSaysRoundedUpOrDown(
            @ForAll @Size(PARTICLES) List<@IntRange(max = 100) Integer> drawn,
            @ForAll @IntRange(min = 1, max = 100) int rounding,
            @ForAll @DoubleRange(min = 0.1, max = 100) double strength,
            @ForAll @IntRange(max = 1000) int system) {
        double[] falls = drawn.stream() // rounded, so that there are ties
                .mapToDouble(percent -> percent / rounding * rounding / 100.0)
                .toArray();
        int[] sources = selection(strength, new Lanes(system * PARTICLES, PARTICLES))
                .select(STEP, falls)
                .sources();

        double sum = DoubleStream.of(falls)
                .map(fall -> StrictMath.exp(strength * fall))
                .sum();
        int lastSource = -1;
        for (int lane = 0; lane < PARTICLES; lane++) {
            int particle = lane;
            double expected = PARTICLES * StrictMath.exp(strength * falls[lane]) / sum;
            long offspring =
                    Arrays.stream(sources).filter(source -> source == particle).count();
            assertThat((double) offspring).isBetween(Math.floor(expected - 1e-9), Math.ceil(expected + 1e-9));
            assertThat(sources[sources[lane]]).isEqualTo(sources[lane]);
            if (sources[lane] != lane) {
                assertThat(sources[lane]).isGreaterThanOrEqualTo(lastSource);
                lastSource = sources[lane];
            }
        }
    }

    @Property(tries = 50)
    void nobodyMovesIfAllHaveFallenAlike(
            @ForAll @DoubleRange(max = 1) double fall, @ForAll @DoubleRange(max = 1000) double strength) {
        double[] falls = new double[PARTICLES];
        Arrays.fill(falls, fall);
        ParticleSelection selection = selection(strength, new Lanes(0, PARTICLES));

        assertThat(selection.select(STEP, falls).isIdentity()).isTrue();
        assertThat(selection.weights()).containsOnly(new double[] {1}, within(1e-12));
    }

    @Property(tries = 100)
    void aSystemIsTheSameInWhateverBlock(@ForAll @Size(4 * PARTICLES) List<@IntRange(max = 100) Integer> percent) {
        double[] falls = percent.stream().mapToDouble(each -> each / 100.0).toArray();
        ParticleSelection whole = selection(5, new Lanes(16, 4 * PARTICLES));
        int[] sources = whole.select(STEP, falls).sources();
        for (int system = 0; system < 4; system++) {
            int from = system * PARTICLES;
            int to = from + PARTICLES;
            ParticleSelection part = selection(5, new Lanes(16 + from, PARTICLES));
            int[] shifted = Arrays.stream(part.select(STEP, Arrays.copyOfRange(falls, from, to))
                            .sources())
                    .map(source -> source + from)
                    .toArray();
            assertThat(shifted).isEqualTo(Arrays.copyOfRange(sources, from, to));
            assertThat(part.weights()).isEqualTo(Arrays.copyOfRange(whole.weights(), from, to));
        }
    }

    /** Worked by hand: potentials 1, 1, 1 and 5 of four particles, mean 2. */
    @Example
    void aDeepFallTakesTheLanesOfOthers() {
        ParticleTerms terms = new ParticleTerms(4, new int[] {STEP, 2 * STEP}, StrictMath.log(5));
        ParticleSelection selection = new ParticleSelection(terms, 7, new Lanes(8, 4));

        int[] sources = selection.select(STEP, new double[] {0, 0, 0, 1}).sources();

        assertThat(Arrays.stream(sources).filter(source -> source == 3).count()).isBetween(2L, 3L);
        for (int lane = 0; lane < 4; lane++) {
            assertThat(selection.weights()[lane]).isCloseTo(sources[lane] == 3 ? 0.4 : 2, within(1e-12));
            assertThat(selection.ancestor(lane)).isEqualTo(8 + sources[lane]);
        }
        // Nothing has happened since: nobody moves, and nobody's weight changes.
        double[] falls = Arrays.stream(sources)
                .mapToDouble(source -> source == 3 ? 1 : 0)
                .toArray();
        assertThat(selection.select(2 * STEP, falls).isIdentity()).isTrue();
        assertThat(selection.weights()[3]).isCloseTo(0.4, within(1e-12));
    }

    @Example
    void refusesToCutASystem() {
        assertThatThrownBy(() -> selection(1, new Lanes(4, 8))).hasMessageContaining("whole systems of 8");
        assertThatThrownBy(() -> selection(1, new Lanes(0, 12))).hasMessageContaining("whole systems of 8");
        assertThatThrownBy(() -> new Genealogy(new int[] {1, 2, 2})).isInstanceOf(IllegalArgumentException.class);
    }
}
