using System.Globalization;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Load;

// tests/bench/load.sh [--seconds 30] [--rate 200] [--parts intake,saturation,drain] [--reviews 300] [--pages 0] [--only TEXT,TEXT]
if (args is not [var service, var probot, .. var options] || options.Length % 2 != 0)
{
    Console.Error.WriteLine("load: name the published CuratorBot.Service.dll and a folder with Probot; tests/bench/load.sh does.");
    return 2;
}

string[] known = ["--seconds", "--rate", "--parts", "--reviews", "--pages", "--only"];
if (options.Where((_, i) => i % 2 == 0).FirstOrDefault(o => !known.Contains(o, StringComparer.Ordinal)) is { } unknown)
{
    return Refuse($"there is no option {unknown}", known);
}

string[] allParts = ["intake", "saturation", "drain"];
var parts = ListOf("--parts") is [_, ..] some ? some : allParts;
if (parts.FirstOrDefault(p => !allParts.Contains(p, StringComparer.Ordinal)) is { } part)
{
    return Refuse($"there is no part '{part}'", allParts);
}

var only = ListOf("--only");
if (only.FirstOrDefault(static o => !IntakeLoad.Knows(o)) is { } text)
{
    return Refuse($"'{text}' is part of no name", IntakeLoad.Names);
}

string Option(string name, string otherwise) => Array.IndexOf(options, name) is >= 0 and var at ? options[at + 1] : otherwise;

using var webhooks = new Webhooks();
var intake = new IntakeLoad(Console.Out, webhooks, service, probot, only);
if (parts.Contains("intake", StringComparer.Ordinal))
{
    await intake.AtRateAsync(double.Parse(Option("--rate", "200"), CultureInfo.InvariantCulture), int.Parse(Option("--seconds", "30"), CultureInfo.InvariantCulture), double.Parse(Option("--pages", "0"), CultureInfo.InvariantCulture));
}

if (parts.Contains("saturation", StringComparer.Ordinal))
{
    await intake.SaturatedAsync();
}

if (parts.Contains("drain", StringComparer.Ordinal))
{
    await DrainSpeed.RunAsync(Console.Out, webhooks, service, int.Parse(Option("--reviews", "300"), CultureInfo.InvariantCulture));
}

return 0;

string[] ListOf(string name) => Option(name, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

static int Refuse(string why, IEnumerable<string> known)
{
    Console.Error.WriteLine($"load: {why}. There are:\n  {string.Join("\n  ", known)}");
    return 2;
}
