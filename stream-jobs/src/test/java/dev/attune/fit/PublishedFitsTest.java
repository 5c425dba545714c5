package dev.attune.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import dev.attune.domain.policy.SpendParameters;
import dev.attune.intake.files.EventFilesException;
import org.junit.jupiter.api.Test;

/** Fits of the CDNOW sample, as collected in SCIENCE section 1 from the CRAN BTYD walkthrough and lifetimes. */
class PublishedFitsTest {

    @Test
    void bgNbdLikelihoodAtThePublishedParametersIsThePublishedOne() throws EventFilesException {
        ModelParameters published = new ModelParameters(ModelFamily.BG, 1, 0.2426, 4.4137, 0.7930, 2.4262);

        assertThat(new RenewalLikelihood(Cdnow.renewals()).of(published)).isEqualTo(-9582.429, offset(1e-3));
    }

    @Test
    void bgNbdFitReachesThePublishedOne() throws EventFilesException {
        FittedRenewals fitted = new RenewalFit(ModelFamily.BG, 1).of(Cdnow.renewals());

        assertThat(fitted.customers()).isEqualTo(2357);
        assertThat(fitted.prior()).isFalse();
        assertThat(fitted.logLikelihood()).isEqualTo(-9582.429, offset(1e-3));
        assertThat(fitted.parameters().r()).isEqualTo(0.2426, offset(5e-4 * 0.2426));
        assertThat(fitted.parameters().alpha()).isEqualTo(4.4137, offset(5e-4 * 4.4137));
        assertThat(fitted.parameters().a()).isEqualTo(0.7930, offset(5e-4 * 0.7930));
        assertThat(fitted.parameters().b()).isEqualTo(2.4262, offset(5e-4 * 2.4262));
    }

    /** Published to three decimals; k is left to the data, which are as irregular as can be. */
    @Test
    void mbgNbdFitReachesThePublishedOneAndOneStageIsLikeliest() throws EventFilesException {
        FittedRenewals fitted = new RenewalFit(ModelFamily.MBG, null).of(Cdnow.renewals());

        assertThat(fitted.parameters().k()).isEqualTo(1);
        assertThat(fitted.regularityEstimate()).isEqualTo(1, offset(0.1));
        assertThat(fitted.parameters().r()).isEqualTo(0.525, offset(5e-4));
        assertThat(fitted.parameters().alpha()).isEqualTo(6.183, offset(5e-4));
        assertThat(fitted.parameters().a()).isEqualTo(0.891, offset(5e-4));
        assertThat(fitted.parameters().b()).isEqualTo(1.614, offset(5e-4));
    }

    @Test
    void gammaGammaFitReachesThePublishedOne() throws EventFilesException {
        FittedSpend fitted = new SpendFit(new SpendParameters(1, 2, 1)).of(Cdnow.spends());

        assertThat(fitted.customers()).isEqualTo(946);
        assertThat(fitted.parameters().p()).isEqualTo(6.25, offset(5e-3));
        assertThat(fitted.parameters().q()).isEqualTo(3.74, offset(5e-3));
        assertThat(fitted.parameters().gamma()).isEqualTo(15.44, offset(5e-3));
    }
}
