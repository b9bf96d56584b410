using SegLab.Losses;
using SegLab.Losses.Assignment;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Losses;

/// <summary>numerics.json: where the assignment's forms break in float32, and that the stable ones do not.</summary>
public sealed class LossNumericsTests
{
    public static TheoryData<string> Columns => ["bce_seed", "focal_seed", "bce", "focal_onesided"];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Float32BehavesAsRecordedAtEveryLogit(string column)
    {
        Loss loss = column switch
        {
            "bce_seed" => new AssignmentBce(),
            "focal_seed" => new AssignmentFocal(),
            "bce" => new Bce(),
            _ => new FocalOneSided(),
        };
        var failures = new List<string>();
        foreach (var row in Golden.Read("numerics.json").GetProperty("rows").EnumerateArray())
        {
            using var scope = NewDisposeScope();
            var (x, y) = (Golden.Number(row.GetProperty("x")), Golden.Number(row.GetProperty("y")));
            var logits = full([1, 1, 4, 4], x, ScalarType.Float32).requires_grad_();
            var value = loss.Of(logits, full([1, 1, 4, 4], y, ScalarType.Float32));
            value.backward();
            Compare("value", value.item<float>(), Golden.Number(row.GetProperty(column)));
            // The file has the gradient of one pixel's loss; the mean over 16 equal pixels has a sixteenth of it.
            Compare("gradient", 16 * logits.grad!.flatten()[0].item<float>(), Golden.Number(row.GetProperty(column + "_grad")));

            void Compare(string what, double given, double wanted)
            {
                var equal = double.IsFinite(wanted) ? Math.Abs(given - wanted) <= 1e-5 + (1e-5 * Math.Abs(wanted)) : given.Equals(wanted);
                if (!equal)
                    failures.Add(FormattableString.Invariant($"x = {x}, y = {y}: {what} {given}, expected {wanted}"));
            }
        }

        Assert.Empty(failures);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void GradientOfBceAtZeroIsHalfMinusTarget(float y)
    {
        using var scope = NewDisposeScope();
        var logits = zeros(1, 1, 1, 1).requires_grad_();
        new Bce().Of(logits, full([1, 1, 1, 1], y)).backward();
        Assert.Equal(0.5f - y, logits.grad!.item<float>());
    }
}
