namespace SegLab.Models;

/// <summary>One layer of a network, as seen in a forward pass.</summary>
/// <param name="Name">Its state-dict name, such as <c>enc_conv0</c>.</param>
/// <param name="Kind">What it is, such as <c>Conv2d 3×3</c>.</param>
/// <param name="InputShape"><c>[N, C, H, W]</c>.</param>
/// <param name="OutputShape"><c>[N, C, H, W]</c>.</param>
/// <param name="Parameters">How many numbers are learned.</param>
/// <param name="MultiplyAdds">Multiplications with an addition, for the whole batch; counted for convolutions, which take nearly all of them.</param>
public sealed record LayerInfo(string Name, string Kind, IReadOnlyList<long> InputShape, IReadOnlyList<long> OutputShape, long Parameters, long MultiplyAdds);
