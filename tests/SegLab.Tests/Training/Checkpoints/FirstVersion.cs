using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SegLab.Weights;
using TorchSharp;

namespace SegLab.Tests.Training.Checkpoints;

/// <summary>Checkpoints as SegLab wrote them when they held whole epochs only.</summary>
internal static class FirstVersion
{
    /// <summary>Writes a checkpoint of today, made after a whole epoch, as it was written then.</summary>
    /// <param name="path">The file.</param>
    /// <param name="run">What is trained.</param>
    public static void Write(string path, string run)
    {
        using var scope = torch.NewDisposeScope();
        var tensors = SafetensorsFile.Load(path).Where(entry => entry.Key != "generator.cpu").ToDictionary();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, tensor) in tensors.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(tensor.bytes);
        }

        SafetensorsFile.Save(path, tensors, new Dictionary<string, string>
        {
            ["checkpoint"] = "1",
            ["run"] = run,
            ["epochs"] = tensors["history.losses"].shape[0].ToString(CultureInfo.InvariantCulture),
            ["sha256"] = Convert.ToHexString(hash.GetHashAndReset()),
        });
    }
}
