using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Translations;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator translation</c>: what the translation of a list lacks, and the patch that adds it.</summary>
internal sealed class TranslationCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();

    private readonly Option<string?> _original = new("--of")
    {
        Description = "The original: a file, a folder, OWNER/REPO or an address on GitHub. [default: the one that the policy names]",
        HelpName = "ORIGINAL",
    };

    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly Option<bool> _patch = new("--patch") { Description = "Writes a patch that adds the missing entries, with the titles of the original marked for translation, in place of the report." };
    private readonly PaperOptions _papers = new();
    private readonly FormatOption _format = new(OutputFormat.Text, OutputFormat.Json);

    public TranslationCommand(CliHost host)
        : base(
            "translation",
            "Compares a translation of a list with its original: missing and extra entries, other sections, years, links, order. Exit code 1 where they differ.",
            host,
            "curator translation README.zh.md --of README.md",
            "curator translation README.md --of OWNER/REPO --patch | git apply",
            "curator translation OWNER/REPO --of https://github.com/OWNER/REPO/blob/main/papers.md --format json")
    {
        Add(_list);
        foreach (var option in (Option[])[_original, _patch, _policy, _format])
        {
            Add(option);
        }

        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var translation = await ListInput.ReadAsync(parsed.GetValue(_list), parsed.GetValue(_policy), Host, cancellationToken);
        var settings = _papers.Of(parsed);
        var (original, originalPath) = await OriginalAsync(parsed.GetValue(_original), translation, settings, cancellationToken);
        var lists = (Original: original, Translation: translation.ToRequest(default).Lists.Head);
        var comparison = TranslationComparison.Of(lists.Original, lists.Translation);
        if (comparison.Extra.Any(static entry => entry.Ids.Count > 0) && comparison.Missing.Any(static missing => missing.Entry.Ids.Count > 0))
        {
            // Two ids may be of one paper, a preprint and its proceedings; only records tell.
            comparison = TranslationComparison.Of(lists.Original, lists.Translation, await RecordsAsync(comparison, settings, cancellationToken));
        }

        if (parsed.GetValue(_patch))
        {
            await Host.Out.WriteAsync(TranslationPatch.Write(comparison, translation.Path));
        }
        else if (_format.Of(parsed) == OutputFormat.Json)
        {
            JsonOutput.Write(TranslationJson.Shape(comparison, originalPath, translation.Path), Host.Out);
        }
        else
        {
            TranslationText.Write(comparison, originalPath, translation.Path, TextPage.For(Host));
        }

        return comparison.IsInStep ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>The original that was named, else the one of the policy.</summary>
    private async Task<(PaperList List, string Path)> OriginalAsync(string? written, ListInput translation, PaperSettings settings, CancellationToken cancellationToken)
    {
        if (written is not null)
        {
            var named = await ListInput.ReadAsync(written, policyPath: null, Host, cancellationToken);
            return (named.ToRequest(default).Lists.Head, named.Path);
        }

        if (translation.Policy.TranslationOf is not { } place)
        {
            throw new CliException($"curator translation: name the original of {translation.Path} with --of, or in its policy: 'translation-of: README.md'.");
        }

        var request = await translation.ToRequestAsync(default, Host, settings.Offline, cancellationToken);
        return request.Counterparts.FirstOrDefault(static other => other.IsOriginal) is { } original
            ? (original.List, original.Name)
            : throw new CliException($"{translation.Path}: its original, {place}, could not be read. Name it with --of.");
    }

    private async Task<Func<Entry, Paper?>> RecordsAsync(TranslationComparison comparison, PaperSettings settings, CancellationToken cancellationToken)
    {
        List<Entry> unknown = [.. comparison.Missing.Select(static missing => missing.Entry).Concat(comparison.Extra).Where(static entry => entry.Ids.Count > 0)];
        var progress = new LookupProgressBar();
        await using var facts = await PaperFacts.OpenAsync(settings, KnownList.Patience, Host, progress, cancellationToken);
        var answers = await progress.ShowAsync(Host, "Looking up", facts.Source.LookUpAsync([.. unknown.Select(static entry => PaperQuery.For(entry, idsOnly: true))], cancellationToken));
        await facts.FinishAsync();
        await facts.ReportRequestsAsync(Host, unknown.Count);
        var records = new Dictionary<Entry, Paper>();
        foreach (var (entry, answer) in unknown.Zip(answers))
        {
            if (answer is PaperLookup.Found found)
            {
                records[entry] = found.Paper;
            }
        }

        return entry => records.GetValueOrDefault(entry);
    }
}
