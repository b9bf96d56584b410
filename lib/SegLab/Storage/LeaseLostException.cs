namespace SegLab.Storage;

/// <summary>A process asks whether it still has a <see cref="Lease"/>, and another one has it.</summary>
/// <param name="message">What happened.</param>
internal sealed class LeaseLostException(string message) : Exception(message);
