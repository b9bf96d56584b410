using System.CommandLine;

namespace SegLab.Cli.Usage;

/// <summary>A command that finds out what is wrong with its flags before it begins.</summary>
internal interface ICheckedCommand
{
    /// <summary>Names what is wrong beyond what the parser found.</summary>
    /// <param name="parsed">The command line; its flags may have been refused by the parser.</param>
    /// <param name="problems">Receives a sentence for each problem, with an <see cref="OptionSetting"/> where it speaks of an option.</param>
    void Check(ParseResult parsed, List<FormattableString> problems);
}
