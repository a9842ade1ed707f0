using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Candidates;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator candidates</c>: papers that a list does not have and that reach what it asks.</summary>
internal sealed class CandidatesCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();

    private readonly Option<string?> _from = new("--from")
    {
        Description = "Papers from a BibTeX file, which are looked up, or from a snapshot of paper facts (.jsonl).",
        HelpName = "FILE",
    };

    private readonly Option<bool> _authors = new("--authors") { Description = "Papers that the authors of the list's papers wrote: a request for each author." };
    private readonly Option<bool> _citing = new("--citing") { Description = "Papers that cite papers of the list: a request for each paper. [default: --authors and --citing]" };
    private readonly NumberOption _most = new("--most", "Most papers to show, the most cited first.", 1, 1_000, 20);
    private readonly NumberOption _requests = new("--requests", "Most authors, and most papers, to ask about.", 1, 1_000, 50);
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly PaperOptions _papers = new();
    private readonly DateOption _date;
    private readonly FormatOption _format = new(OutputFormat.Text, OutputFormat.Json);

    public CandidatesCommand(CliHost host)
        : base(
            "candidates",
            "Finds papers that a list does not have and that reach what it asks, each with its line and its section.",
            host,
            "curator candidates README.md",
            "curator candidates README.md --citing --requests 100",
            "curator candidates README.md --from top100papers.bib",
            "curator candidates OWNER/REPO --from papers.jsonl --offline --format json")
    {
        _date = new DateOption("The day that counts for the rule on new papers. [default: today]", host);
        Add(_list);
        foreach (var option in (Option[])[_from, _authors, _citing, _most, _requests, _policy, _date, _format])
        {
            Add(option);
        }

        _papers.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetValue(_from) is not null && (result.GetValue(_authors) || result.GetValue(_citing)))
            {
                result.AddError("--from names the papers: leave out --authors and --citing");
            }
        });
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = _papers.Of(parsed);
        var input = await ListInput.ReadAsync(parsed.GetValue(_list), parsed.GetValue(_policy), Host, cancellationToken);
        _ = input.Policy;
        var request = await input.ToRequestAsync(_date.Of(parsed), Host, settings.Offline, cancellationToken);
        var progress = new LookupProgressBar();
        await using var facts = await PaperFacts.OpenAsync(settings, KnownList.Patience, Host, progress, cancellationToken);
        var review = await progress.ShowAsync(Host, "Looking up", new Reviewer(facts.Source).CheckAsync(request, cancellationToken));
        var lookups = review.Evidence.ToDictionary(static evidence => evidence.Entry, static evidence => evidence.Lookup);
        var pool = parsed.GetValue(_from) is { } file
            ? await progress.ShowAsync(Host, "Looking up", CandidateFile.ReadAsync(file, facts.Source, Host, cancellationToken))
            : await RelatedAsync(SourcesOf(parsed), lookups, facts.Related, (int)_requests.Of(parsed), cancellationToken);
        await facts.FinishAsync();
        if (pool.Questions.Count > 0 && pool.Questions.All(static question => question.Unanswered == question.Asked) && pool.Questions.FirstOrDefault(static question => question.Problem is not null) is { } question)
        {
            throw new CliException($"curator candidates: {question.Problem}, so no papers could be found. A file of papers can be named with --from.");
        }

        var candidates = ListCandidates.Of(pool, request, lookups);
        var most = (int)_most.Of(parsed);
        if (_format.Of(parsed) == OutputFormat.Json)
        {
            JsonOutput.Write(CandidatesJson.Shape(candidates, request.ListPath, most), Host.Out);
        }
        else
        {
            CandidatesText.Write(candidates, request, most, TextPage.For(Host));
        }

        await facts.ReportRequestsAsync(Host, lookups.Count);
        return ExitCode.Success;
    }

    private IReadOnlyList<CandidateSource> SourcesOf(ParseResult parsed) => (parsed.GetValue(_authors), parsed.GetValue(_citing)) switch
    {
        (true, false) => [CandidateSource.Authors],
        (false, true) => [CandidateSource.Citing],
        _ => [CandidateSource.Authors, CandidateSource.Citing],
    };

    private static async Task<PaperPool> RelatedAsync(
        IReadOnlyList<CandidateSource> sources, Dictionary<Entry, PaperLookup> lookups, IRelatedPapers related, int requests, CancellationToken cancellationToken)
    {
        var records = lookups.Where(static pair => pair.Value is PaperLookup.Found).ToDictionary(static pair => pair.Key, static pair => ((PaperLookup.Found)pair.Value).Paper);
        var pool = new PaperPool();
        foreach (var source in sources)
        {
            await pool.AddAsync(source, records, related, requests, cancellationToken);
        }

        return pool;
    }
}
