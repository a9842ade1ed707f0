using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>A pull request is made as the list asks: how many papers it adds, how it is called, what its description says.</summary>
public sealed class PullRequestRule : IRule
{
    private const int MostBoxes = 5;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("pull-request", Severity.Warning, RuleTopic.Unknown);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var asked = context.Policy.PullRequest;
        return (asked.Papers is null ? null : Right(context, "papers"))
            ?? (asked.Titles.Count == 0 ? null : Right(context, "title"))
            ?? (asked.Reason ? Right(context, "reason") : null)
            ?? (asked.Template ? Right(context, "template") : null);
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (asked, request) = (context.Policy.PullRequest, context.PullRequest);
        if (context.WholeList || request.IsToldElsewhere)
        {
            yield break;
        }

        var added = context.Changes.Entries.Where(static change => change.Op == ChangeOp.Add).Select(static change => change.Entry).ToList();
        var count = added.Count + request.AddedElsewhere;
        if (asked.Papers is { } most && count > most)
        {
            yield return Say(context, "papers", most == 1 ? new Message("pull-request.one-paper", count) : new Message("pull-request.papers", count, most));
        }

        // Without a text nothing is known: a change that is no pull request yet.
        if (request.Title is not { } title)
        {
            yield break;
        }

        if (asked.Titles.Count > 0 && !asked.Titles.Any(form => Wildcards.Match(form, title, ignoreCase: true)))
        {
            yield return Say(context, "title", new Message(asked.Titles.Count == 1 ? "pull-request.other-title" : "pull-request.other-titles", title, string.Join(" · ", asked.Titles)));
        }

        if (asked.Reason && count > 0 && !Argument.IsGiven(request.Description, added, request.DescriptionTemplates))
        {
            yield return Say(context, "reason", new Message(count == 1 ? "pull-request.no-reason" : "pull-request.no-reasons"));
        }

        if (asked.Template)
        {
            var form = TemplateForm.Of(request.Description, request.DescriptionTemplates);
            if (!form.IsUsed)
            {
                yield return Say(context, "template", new Message("pull-request.no-template"));
            }
            else if (form.Open.Count > 0)
            {
                var shown = string.Join("; ", form.Open.Take(MostBoxes)) + (form.Open.Count > MostBoxes ? "; …" : "");
                yield return Say(context, "template", new Message(form.Open.Count == 1 ? "pull-request.open-box" : "pull-request.open-boxes", form.Open.Count, shown));
            }
        }
    }

    private Finding Say(RuleContext context, string key, Message message) => Descriptor.Say(message) with { Authority = Right(context, key), IsOfRequest = true };

    private static Authority? Right(RuleContext context, string key) => context.Policy.AuthorityOf($"pull-request.{key}");
}
