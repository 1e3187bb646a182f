package io.tidemark.simulate.answers;

import io.tidemark.simulate.coherence.Coherence;
import io.tidemark.simulate.sizing.SizeCurve;
import io.tidemark.simulate.sizing.Stages;
import java.util.List;

/** Answers how the size grows with the number of users. */
public final class CurveAnswers {

    private final DoneFits fits;
    private final ConcurrencyLaws laws;
    private final Stages stages;

    /**
     * @param fits the fits to ask of
     * @param laws their laws
     * @param stages told of every stage
     */
    public CurveAnswers(DoneFits fits, ConcurrencyLaws laws, Stages stages) {
        this.fits = fits;
        this.laws = laws;
        this.stages = stages;
    }

    /**
     * The points of a curve.
     *
     * @throws NoAnswerException where there is no such fit
     * @throws NoAnswerYetException where it is not done
     * @throws io.tidemark.simulate.coherence.IncoherentAnswer where a point contradicts itself
     */
    public List<SizeCurve.Point> of(CurveRequest request) {
        StoredFit fit = fits.of(request.fit());
        SizeCurve curve = new SizeCurve(
                laws.of(fit, request.historySeconds(), request.assumptions()), request.question(), request.paths());
        List<SizeCurve.Point> points = stages.run("curve", () -> curve.at(request.users()));
        new Coherence(List.of(fit.id())).require(points);
        return points;
    }
}
