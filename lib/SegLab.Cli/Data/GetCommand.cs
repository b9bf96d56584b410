using System.CommandLine;
using System.CommandLine.Parsing;
using SegLab.Cli.Usage;
using SegLab.Data;
using SegLab.Data.Fetching;
using SegLab.Storage;

namespace SegLab.Cli.Data;

/// <summary><c>seglab data get ph2</c>: downloads and unpacks PH2.</summary>
internal sealed class GetCommand : Command
{
    private readonly Argument<string> _name = new Argument<string>("NAME") { Description = "Which data set: ph2." }
        .Refusing(name => name == "ph2" ? null : "there is no such data set to download. There is ph2.");

    private readonly Argument<string> _folder = new("DIR")
    {
        Description = "Where to put it: a folder that does not exist yet or is empty.",
        DefaultValueFactory = _ => Path.Combine("data", "PH2Dataset"),
    };

    private readonly Option<Uri> _url = new("--url")
    {
        Description = "Another address of the same archive.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => Ph2Archive.Address,
        CustomParser = ParseAddress,
    };

    public GetCommand()
        : base("get", "Download and unpack a data set; an interrupted download goes on where it ended.")
    {
        Add(_name);
        Add(_folder);
        Add(_url);
        SetAction(GetAsync);
    }

    private async Task<int> GetAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var folder = result.GetRequiredValue(_folder);
        if (IsThere(folder))
        {
            Console.WriteLine($"PH2 is in {folder} already; nothing was downloaded.");
            return 0;
        }

        AtomicFolder.RequireFree(folder);
        var archive = Path.TrimEndingDirectorySeparator(folder) + ".rar";
        // An archive that somebody fetched himself stays his.
        var wasThere = File.Exists(archive);
        // The connection may be slow but not silent: no limit for the whole, one for each answer.
        using var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(30) };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        await TransferProgress.RunAsync("downloading", progress => new Download(client).FetchAsync(result.GetRequiredValue(_url), archive, Ph2Archive.Length, progress, cancellationToken));
        var source = TransferProgress.Run("unpacking", progress => DataImport.Run(archive, folder, Ph2Archive.PairCount, progress, cancellationToken));
        if (!wasThere)
            File.Delete(archive);
        Console.WriteLine($"{source.Count} pairs of images and masks are in {folder}.");
        return ReportView.CheckAndShowNew(source, folder, cancellationToken);
    }

    private static bool IsThere(string folder)
    {
        try
        {
            return DataSource.Open(folder) is { Kind: DataKind.Ph2, Count: Ph2Archive.PairCount };
        }
        catch (SegLabException)
        {
            // Nothing there, or something else: what is not empty is refused in its own words.
            return false;
        }
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        result.AddError($"{FlagWords.Given("--url", text)}: a whole address is expected, such as {Ph2Archive.Address}.");
        return null;
    }
}
