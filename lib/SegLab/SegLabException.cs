namespace SegLab;

/// <summary>
/// Something the caller can mend: the message names the thing, what was expected and what to do. The command line prints the
/// message alone; anything that is not a <see cref="SegLabException"/> is a defect of SegLab.
/// </summary>
public sealed class SegLabException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What was given, what was expected, what to do: whole sentences for the person who reads them.</param>
    /// <param name="innerException">What it came from, shown only when details are asked for.</param>
    public SegLabException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
