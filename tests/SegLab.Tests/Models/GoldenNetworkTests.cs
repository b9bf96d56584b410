using System.Text.Json;
using SegLab.Models;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Models;

/// <summary>Forward and backward passes against models.json, in training and in evaluation mode.</summary>
public sealed class GoldenNetworkTests
{
    // Entries such as UNet/prepool are other wirings of the same layers, kept in the file to tell wrong wirings apart.
    public static TheoryData<string> Networks() => [.. Golden.Read("models.json").GetProperty("models").EnumerateObject()
        .Select(model => model.Name).Where(name => !name.Contains('/', StringComparison.Ordinal))];

    [Fact]
    public void EveryNetworkOfTheListIsInTheFileButTheOneThatTheAssignmentDidNotBuild() => Assert.Equal(
        Architectures.All.Select(architecture => architecture.Name).Order(StringComparer.Ordinal),
        Networks().Select(row => row.Data).Append(Architectures.DilatedUNet.Name).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Networks))]
    public void StateDictHasTheOriginalsNamesShapesAndOrder(string name)
    {
        var golden = Model(name);
        using var network = Architectures.Find(name).Build();
        var expected = golden.GetProperty("state_dict").EnumerateArray()
            .Select(entry => $"{entry.GetProperty("name").GetString()} [{string.Join(",", Golden.Shape(entry.GetProperty("shape")))}] {entry.GetProperty("dtype").GetString()}");
        var actual = network.NamedState().Select(entry => $"{entry.Name} [{string.Join(",", entry.Tensor.shape)}] {entry.Tensor.dtype.ToString().ToLowerInvariant()}");
        Assert.Equal(expected, actual);
        Assert.Equal(golden.GetProperty("param_count").GetInt64(), network.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory, MemberData(nameof(Networks))]
    public void EvaluationModeAgrees(string name) => Compare(name, "eval");

    [Theory, MemberData(nameof(Networks))]
    public void TrainingModeAgrees(string name) => Compare(name, "train");

    private static void Compare(string name, string mode)
    {
        var golden = Model(name);
        var expected = golden.GetProperty(mode);
        using var scope = NewDisposeScope();
        using var network = Architectures.Find(name).Build();
        ApplyPlan(network, golden.GetProperty("plan"));
        network.train(mode == "train");

        var (images, masks) = Input();
        var logits = network.call(images);
        Assert.Equal(Golden.Shape(expected.GetProperty("shape")), logits.shape);
        AssertClose(Golden.Numbers(expected.GetProperty("output")), logits, 1e-4);

        var loss = nn.functional.binary_cross_entropy_with_logits(logits, masks);
        Assert.Equal(expected.GetProperty("loss").GetDouble(), loss.item<float>(), 1e-5);
        loss.backward();
        foreach (var (parameterName, parameter) in network.named_parameters())
            CompareGradient(parameterName, expected.GetProperty("grads").GetProperty(parameterName), parameter.grad!);

        if (mode != "train")
            return;
        foreach (var buffer in expected.GetProperty("buffers_after").EnumerateObject())
            CompareStatistics(buffer.Name, buffer.Value, network.state_dict()[buffer.Name], 1e-5);
        network.eval();
        var after = network.call(images);
        var then = expected.GetProperty("then_eval");
        Assert.Equal(then.GetProperty("mean").GetDouble(), after.mean().item<float>(), 1e-4);
        AssertClose(Golden.Numbers(then.GetProperty("first16")), after.flatten()[..16], 1e-4);
    }

    private static void CompareGradient(string name, JsonElement expected, Tensor gradient)
    {
        if (expected.TryGetProperty("zero", out _))
        {
            Assert.True(gradient.norm().item<float>() < 1e-5, $"{name}: the gradient is 0 in exact arithmetic.");
            return;
        }

        var tolerance = Math.Max(1e-4, 10 * expected.GetProperty("f32_dev_l2").GetDouble() / expected.GetProperty("l2").GetDouble());
        CompareStatistics(name, expected, gradient, tolerance);
    }

    private static void CompareStatistics(string name, JsonElement expected, Tensor actual, double relativeTolerance)
    {
        var values = actual.contiguous().to_type(ScalarType.Float64).flatten().data<double>().ToArray();
        var norm = expected.GetProperty("l2").GetDouble();
        AssertWithin(norm, Math.Sqrt(values.Sum(value => value * value)), norm * relativeTolerance, name);
        AssertWithin(expected.GetProperty("sum").GetDouble(), values.Sum(), norm * relativeTolerance * 10, name);
        var first = Golden.Numbers(expected.GetProperty("first3"));
        for (var index = 0; index < first.Length; index++)
            AssertWithin(first[index], values[index], norm * relativeTolerance, name);
    }

    private static void AssertClose(double[] expected, Tensor actual, double tolerance)
    {
        var values = actual.contiguous().flatten().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var index = 0; index < expected.Length; index++)
            AssertWithin(expected[index], values[index], tolerance, $"output {index}");
    }

    private static void AssertWithin(double expected, double actual, double tolerance, string what) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, FormattableString.Invariant($"{what}: expected {expected} ± {tolerance}, was {actual}"));

    private static void ApplyPlan(nn.Module network, JsonElement plan)
    {
        using var _ = no_grad();
        var parameters = network.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter, StringComparer.Ordinal);
        foreach (var entry in plan.EnumerateArray())
        {
            var parameter = parameters[entry.GetProperty("name").GetString()!];
            Assert.Equal(Golden.Shape(entry.GetProperty("shape")), parameter.shape);
            using var values = tensor(ClosedForm.Fill(parameter.numel(), entry.GetProperty("k").GetUInt32(), entry.GetProperty("center").GetDouble(), entry.GetProperty("scale").GetDouble()));
            parameter.copy_(values.reshape(parameter.shape));
        }
    }

    private static (Tensor Images, Tensor Masks) Input()
    {
        var input = Golden.Read("models.json").GetProperty("input");
        var numbers = input.GetProperty("synth_n").EnumerateArray().Select(number => number.GetInt32()).ToArray();
        var pictures = ClosedForm.Pictures(numbers, input.GetProperty("h").GetInt32(), input.GetProperty("w").GetInt32(), input.GetProperty("k0").GetUInt32());
        int[] all = [.. Enumerable.Range(0, pictures.Count)];
        return (pictures.Images(all), pictures.Masks(all));
    }

    private static JsonElement Model(string name) => Golden.Read("models.json").GetProperty("models").GetProperty(name);
}
