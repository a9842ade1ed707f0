using CuratorBot.GitHub.Connections;
using CuratorBot.OpenAlex;
using CuratorBot.SemanticScholar;
using Microsoft.Extensions.Options;

namespace CuratorBot.Service.Settings;

/// <summary>Looks at all settings before anything starts, so that a mistake is told in words and not by a stack trace.</summary>
internal static class SettingsCheck
{
    /// <summary>Wrong configuration; as the command line has it.</summary>
    public const int ExitCode = 2;

    /// <summary>The settings that decide what the service is made of. A value of a wrong type is told later, with all others.</summary>
    public static ServiceOptions ReadEarly(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(ServiceOptions.Section).Get<ServiceOptions>() ?? new ServiceOptions();
        }
        catch (InvalidOperationException)
        {
            return new ServiceOptions();
        }
    }

    public static bool SettingsAreSound(this WebApplication app)
    {
        var errors = Errors<ServiceOptions>(app).Concat(Errors<GitHubOptions>(app)).Concat(Errors<SemanticScholarOptions>(app)).Concat(Errors<OpenAlexOptions>(app)).Distinct(StringComparer.Ordinal).ToList();
        if (errors.Count == 0 && KeyError(app) is { } keyError)
        {
            errors.Add(keyError);
        }

        foreach (var error in SettingsKeys.Unknown(app.Configuration).Concat(errors))
        {
            Console.Error.WriteLine($"curatorbot: {error}");
        }

        return errors.Count == 0;
    }

    private static string? KeyError(WebApplication app)
    {
        try
        {
            _ = app.Services.GetRequiredService<GitHubClients>();
            return null;
        }
        catch (ArgumentException)
        {
            return "GitHub:PrivateKeyFile (or GitHub:PrivateKey) holds no RSA private key in PEM form. Generate a new key on the App's settings page and save the file as it is.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"GitHub:PrivateKeyFile cannot be read: {e.Message}";
        }
    }

    private static IEnumerable<string> Errors<T>(WebApplication app)
        where T : class
    {
        try
        {
            _ = app.Services.GetRequiredService<IOptions<T>>().Value;
            return [];
        }
        catch (OptionsValidationException e)
        {
            return e.Failures;
        }
        catch (InvalidOperationException e)
        {
            // A value that is not of its type: "GitHub:AppId" is "seven".
            return [e.Message];
        }
    }
}
