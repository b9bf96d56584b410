namespace SegLab.Experiments.Store;

/// <summary>A run's file says what only a later version can have written.</summary>
/// <param name="message">What it is: a clause.</param>
internal sealed class LaterVersionException(string message) : FormatException(message);
