using System.Text.Json;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Losses;

/// <summary>Values and gradients of losses.json; the tolerances are those of golden/README.md.</summary>
public sealed class LossGoldenTests
{
    private static readonly JsonElement File = Golden.Read("losses.json");

    public static TheoryData<string> Names => [.. File.GetProperty("losses").EnumerateObject().Select(loss => loss.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesAndGradientsAreTheReferences(string name)
    {
        var entry = File.GetProperty("losses").GetProperty(name);
        var loss = GoldenLosses.Make(name, entry.GetProperty("args"));
        var failures = new List<string>();
        foreach (var expected in entry.GetProperty("cases").EnumerateObject())
        {
            foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
            {
                using var scope = NewDisposeScope();
                var @case = File.GetProperty("cases").GetProperty(expected.Name);
                var shape = Golden.Shape(@case.GetProperty("shape"));
                var logits = tensor(Golden.Numbers(@case.GetProperty("logits"))).reshape(shape).to_type(type).requires_grad_();
                var target = tensor(Golden.Numbers(@case.GetProperty("target"))).reshape(shape).to_type(type);
                var value = loss.Of(logits, target);
                value.backward();

                var wanted = Golden.Number(expected.Value.GetProperty("value"));
                var given = value.to_type(ScalarType.Float64).item<double>();
                if (!(Math.Abs(given - wanted) <= 2e-6 * Math.Max(1, Math.Abs(wanted))))
                    failures.Add(FormattableString.Invariant($"{expected.Name} in {type}: value {given}, expected {wanted}"));

                if (expected.Value.TryGetProperty("check_grad", out var check) && !check.GetBoolean())
                    continue;
                var wantedGradient = Golden.Numbers(expected.Value.GetProperty("grad"));
                var givenGradient = logits.grad!.to_type(ScalarType.Float64).data<double>().ToArray();
                Assert.Equal(wantedGradient.Length, givenGradient.Length);
                var worst = wantedGradient.Zip(givenGradient, (one, other) => double.IsNaN(other) ? double.PositiveInfinity : Math.Abs(one - other)).Max();
                var tolerance = Math.Max(10 * Golden.Number(expected.Value.GetProperty("f32_grad_dev")), 2e-6 * wantedGradient.Max(Math.Abs));
                if (worst > tolerance)
                    failures.Add(FormattableString.Invariant($"{expected.Name} in {type}: gradient off by {worst}, allowed {tolerance}"));
            }
        }

        Assert.Empty(failures);
    }
}
