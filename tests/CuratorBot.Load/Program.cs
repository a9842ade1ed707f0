using System.Globalization;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Load;

// tests/bench/load.sh [--seconds 30] [--rate 200] [--parts intake,saturation,drain] [--reviews 300] [--only "TEXT;TEXT"]
if (args is not [var service, var probot, .. var options] || options.Length % 2 != 0)
{
    Console.Error.WriteLine("load: name the published CuratorBot.Service.dll and a folder with Probot; tests/bench/load.sh does.");
    return 2;
}

string Option(string name, string otherwise) => Array.IndexOf(options, name) is >= 0 and var at ? options[at + 1] : otherwise;

using var webhooks = new Webhooks();
var parts = Option("--parts", "intake,saturation,drain").Split(',');
var intake = new IntakeLoad(Console.Out, webhooks, service, probot, Option("--only", ""));
if (parts.Contains("intake", StringComparer.Ordinal))
{
    await intake.AtRateAsync(double.Parse(Option("--rate", "200"), CultureInfo.InvariantCulture), int.Parse(Option("--seconds", "30"), CultureInfo.InvariantCulture));
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
