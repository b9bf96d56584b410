namespace SegLab.Data.Splits;

/// <summary>A picture that stands on two sides of a split.</summary>
/// <param name="First">Position of the one: in the part that comes first.</param>
/// <param name="FirstName">Its name.</param>
/// <param name="FirstPart">Its part.</param>
/// <param name="Second">Position of the other; the same where one picture is in two parts.</param>
/// <param name="SecondName">Its name.</param>
/// <param name="SecondPart">Its part.</param>
/// <param name="Reason">How it is known.</param>
public sealed record LeakedPair(int First, string FirstName, SplitPart FirstPart, int Second, string SecondName, SplitPart SecondPart, LeakReason Reason)
{
    /// <summary>One line: <c>IMD003 (train) and IMD017 (test): the same content</c>.</summary>
    public override string ToString()
    {
        var (first, second) = (Part(FirstPart), Part(SecondPart));
        return First == Second ? $"{FirstName} ({first} and {second})" : $"{FirstName} ({first}) and {SecondName} ({second}): {Text(Reason)}";
    }

    private static string Text(LeakReason reason) => reason switch
    {
        LeakReason.SameName => "the same name",
        LeakReason.SameBytes => "the same bytes",
        _ => "the same content",
    };

    private static string Part(SplitPart part) => part switch
    {
        SplitPart.Train => "train",
        SplitPart.Validation => "validation",
        _ => "test",
    };
}
