using System.Globalization;

namespace SegLab;

/// <summary>
/// Something the caller can fix: the message names the thing, what was expected and what to do. The command line prints the
/// message alone; anything that is not a <see cref="SegLabException"/> is a defect of SegLab.
/// </summary>
public sealed class SegLabException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What was given, what was expected, what to do: whole sentences for the person who reads them.</param>
    /// <param name="innerException">What it came from, shown only when details are asked for.</param>
    public SegLabException(string message, Exception? innerException = null)
        : base(message, innerException) => Problems = [$"{message}"];

    /// <summary>Creates the error that options are wrong: a line of the message for each problem.</summary>
    /// <param name="problems">At least one. Where a sentence speaks of an option, the interpolated value is an <see cref="OptionSetting"/>, so that each place can write it in its own words.</param>
    /// <param name="innerException">What it came from, shown only when details are asked for.</param>
    public SegLabException(IReadOnlyList<FormattableString> problems, Exception? innerException = null)
        : base(Text(problems, option => option.ToString()), innerException) => (Problems, IsAboutOptions) = (problems, true);

    /// <summary>Whether the error is that options have wrong values or don't go together; by default where it was made of problems. False for a failure whose message only names options that would help.</summary>
    public bool IsAboutOptions { get; init; }

    /// <summary>What is wrong, a sentence or more each; one for an error that is not about options.</summary>
    public IReadOnlyList<FormattableString> Problems { get; }

    /// <summary>The message in the words of the place where it is shown.</summary>
    /// <param name="words">How an option is written there.</param>
    public string In(Func<OptionSetting, string> words) => Text(Problems, words);

    private static string Text(IReadOnlyList<FormattableString> problems, Func<OptionSetting, string> words) =>
        string.Join(Environment.NewLine, problems.Select(problem => Text(problem, words)));

    // A sentence may be put together from others.
    private static string Text(FormattableString problem, Func<OptionSetting, string> words) => string.Format(
        CultureInfo.InvariantCulture,
        problem.Format,
        [.. problem.GetArguments().Select(argument => argument switch
        {
            OptionSetting option => words(option),
            FormattableString part => Text(part, words),
            _ => argument,
        })]);
}
