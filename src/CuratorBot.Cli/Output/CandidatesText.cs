using System.Globalization;
using CuratorBot.Core.Candidates;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Output;

/// <summary>Papers that a list could have, for people: each with its line, the totals last.</summary>
internal static class CandidatesText
{
    private const int MostRelated = 5;

    public static void Write(ListCandidates candidates, ReviewRequest request, int most, TextPage page)
    {
        foreach (var candidate in candidates.Candidates.Take(most))
        {
            var paper = candidate.Paper;
            page.WriteLine(new Stretch(TerminalText.OneLine(paper.Title + (paper.Year is { } year ? $" ({Number(year)})" : "")), Mark.Strong));
            page.WriteLine(new Stretch(TerminalText.OneLine($"  {string.Join("; ", About(candidate))}")));
            if (candidate.Line is { } line)
            {
                page.WriteToCopy(TerminalText.OneLine(line));
            }

            page.WriteLine();
        }

        if (candidates.Candidates.Count > 0 && request.Policy.Policy.Citations.Count == 0)
        {
            page.WriteLine(new Stretch("The list asks no number of citations, so any other paper may have as good a claim: the most cited come first.", Mark.Note));
        }

        if (candidates.Candidates.Take(most).Any(static candidate => candidate.Line is null))
        {
            page.WriteLine(new Stretch("Where no line is shown, it is not sure how the list would write the paper.", Mark.Note));
        }

        foreach (var question in candidates.Questions)
        {
            page.WriteLine(new Stretch(Asked(question)));
        }

        page.WriteLine(
            new($"{TerminalText.OneLine(request.ListPath)}: ", Mark.Strong),
            new($"{Count(candidates.Candidates.Count, "candidate")}{(candidates.Candidates.Count > most ? $", {Number(most)} shown" : "")}; {Count(candidates.LookedAt, "paper")} looked at, {string.Join(", ", Others(candidates))}"));
    }

    private static IEnumerable<string> About(ListCandidate candidate)
    {
        if (candidate.Citations is { } citations)
        {
            yield return candidate.Needed is { } needed ? $"{Grouped(citations)} citations, {Grouped(needed)} needed" : $"{Grouped(citations)} citations";
        }

        if (candidate.CitedMoreThan is { } less)
        {
            yield return $"the top is full, and {Number(less)} of its papers {(less == 1 ? "is" : "are")} cited less";
        }

        var lines = candidate.Related.Take(MostRelated).Select(static entry => Number(entry.Line)).ToList();
        var near = lines.Count == 0 ? "" : $" (near line{(lines.Count == 1 ? "" : "s")} {string.Join(", ", lines)}{(candidate.Related.Count > MostRelated ? ", ..." : "")})";
        yield return candidate.Section is { } section ? $"would go to \"{section.Title}\"{near}" : $"its section is for you to choose{near}";
    }

    private static IEnumerable<string> Others(ListCandidates candidates)
    {
        yield return $"{Number(candidates.InList)} in the list";
        yield return $"{Number(candidates.Below)} short of what the list asks";
        if (candidates.CitedLess > 0)
        {
            yield return $"{Number(candidates.CitedLess)} cited less than all of the full top";
        }

        if (candidates.Unknown > 0)
        {
            yield return $"{Number(candidates.Unknown)} with unknown year or citations";
        }
    }

    private static string Asked(PoolQuestion question)
    {
        var (who, more) = question.Source == CandidateSource.Authors
            ? ($"{(question.Of == 1 ? "author" : "authors")} of the list's papers, those with most papers first", "wrote more than the service gives at once")
            : ($"{(question.Of == 1 ? "paper" : "papers")} of the list, the least cited first", $"{(question.Cut == 1 ? "has" : "have")} more citations than the service gives at once");
        return TerminalText.OneLine($"Asked about {Number(question.Asked)} of {Number(question.Of)} {who}"
            + (question.Cut > 0 ? $"; {Number(question.Cut)} {more}" : "")
            + (question.Unanswered > 0 ? $"; {Number(question.Unanswered)} without an answer ({question.Problem})" : "")
            + (question.Asked < question.Of ? "; --requests asks about more" : ""));
    }

    private static string Count(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Grouped(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
