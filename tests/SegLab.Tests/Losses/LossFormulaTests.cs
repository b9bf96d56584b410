using SegLab.Cli.Documents;
using SegLab.Losses;
using SegLab.Tests.Cli.Reports;
using Xunit;

namespace SegLab.Tests.Losses;

public sealed class LossFormulaTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly Loss Odd = Loss.From(@"50% of $x_1 & {y}\z^2 ~ #1", (logits, _) => logits.mean());

    [Fact]
    public void SumsNameTheirTerms()
    {
        Assert.Equal(@"\mathcal{L}_{\text{BCE}} + \mathcal{L}_{\text{Dice}}", (new Bce() + new Dice()).Formula);
        Assert.Equal(@"0.5\,\mathcal{L}_{\text{BCE}} + \mathcal{L}_{\text{Tversky (β = 0.3)}}", ((0.5 * new Bce()) + new Tversky(0.3)).Formula);
        Assert.Equal(@"2\,\left(\mathcal{L}_{\text{BCE}} + \mathcal{L}_{\text{Dice}}\right)", (2 * (new Bce() + new Dice())).Formula);
        Assert.Equal(@"\mathcal{L}_{\text{Dice}} + \min\left(0.01 + 0.01\,(\text{epoch} - 1),\, 1\right) \mathcal{L}_{\text{Boundary}}", (new Dice() + new GrowingWeight(new Boundary())).Formula);
    }

    [Fact]
    public void OptionsChangeTheFormula()
    {
        Assert.DoesNotContain(@"\alpha", new Focal().Formula, StringComparison.Ordinal);
        Assert.Contains(@"\alpha", new Focal(Alpha: 0.25).Formula, StringComparison.Ordinal);
        Assert.NotEqual(new TotalVariation().Formula, new TotalVariation(Isotropic: true).Formula);
        Assert.All<(Loss Batch, Loss Each)>(
            [(new Dice(), new Dice(PerImage: true)), (new Tversky(), new Tversky(PerImage: true)), (new Jaccard(), new Jaccard(PerImage: true)), (new LovaszHinge(), new LovaszHinge(PerImage: true))],
            pair => Assert.Equal((false, true), (pair.Batch.Formula.Contains(@"\text{image }", StringComparison.Ordinal), pair.Each.Formula.Contains(@"\text{image }", StringComparison.Ordinal))));
    }

    [Fact]
    public void ALossOfOnesOwnStandsUnderItsName()
    {
        Assert.Equal(@"\text{Brier}", Loss.From("Brier", (logits, _) => logits.mean()).Formula);
        Assert.DoesNotContain("$", Odd.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABrowserSetsThemAll()
    {
        Loss[] losses =
        [
            .. LossCatalog.All, .. LossCatalog.Combinations, Odd, 0.5 * Odd, 2 * (new Bce() + new Tversky(0.3)), new Dice(PerImage: true),
            new Focal(Alpha: 0.25), new TotalVariation(Isotropic: true), new LovaszHinge(PerImage: true),
        ];
        using var folder = new ReportFolder();
        var text = string.Join("\n\n", losses.Select(loss => $"$$\n{loss.Formula}\n$$"));
        var findings = await browser.Open(folder.Write(new NotebookDocument([], [SampleNotebook.Text(text)])));
        Assert.Empty(findings.Problems);
        Assert.Equal(losses.Length, findings.FormulasRendered);
    }
}
