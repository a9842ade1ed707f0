using CuratorBot.GitHub.Connections;
using Microsoft.Extensions.Options;
using Quartz;

namespace CuratorBot.Service.Settings;

/// <summary>Refuses to start on settings that cannot work, in words that say what to do.</summary>
internal sealed class SettingsValidation : IValidateOptions<ServiceOptions>
{
    private readonly GitHubOptions _gitHub;
    private readonly PageOptions _pages;

    public SettingsValidation(IOptions<GitHubOptions> gitHub, IOptions<PageOptions> pages)
    {
        _pages = pages.Value;
        _gitHub = gitHub.Value;
    }

    public ValidateOptionsResult Validate(string? name, ServiceOptions options)
    {
        var errors = new List<string>();
        if (!string.Equals(options.Database, "sqlite", StringComparison.OrdinalIgnoreCase) && !options.IsPostgres)
        {
            errors.Add($"Service:Database is '{options.Database}'. It must be 'sqlite' or 'postgres'.");
        }

        if (options.WebhookSecretFile is { Length: > 0 } file && !File.Exists(file))
        {
            errors.Add($"Service:WebhookSecretFile names '{file}', which does not exist.");
        }
        else if (!Setup.IsNeeded(_gitHub, options) && options.ReadWebhookSecret().Length == 0)
        {
            errors.Add("Service:WebhookSecret is empty, so anyone could send deliveries. Set the secret that the App's settings page holds, in the environment variable Service__WebhookSecret, or name a file that holds it in Service__WebhookSecretFile.");
        }

        if (_gitHub.AppId is not null)
        {
            CheckKey(errors);
        }

        if (!_gitHub.ApiAddress.IsAbsoluteUri || !_gitHub.ApiAddress.AbsolutePath.EndsWith('/'))
        {
            errors.Add($"GitHub:ApiAddress is '{_gitHub.ApiAddress}'. It must be a whole address that ends in '/', such as https://api.github.com/ or https://HOST/api/v3/.");
        }

        if (_gitHub.TimeoutSeconds is < 1 or > 600)
        {
            errors.Add($"GitHub:TimeoutSeconds is {_gitHub.TimeoutSeconds}. It must be 1 to 600.");
        }

        if (_pages.Address is { } address && (!address.IsAbsoluteUri || !address.AbsoluteUri.EndsWith('/')))
        {
            errors.Add($"Pages:Address is '{address}'. It must be a whole address that ends in '/', such as https://curator.example.org/.");
        }

        if (options.AuditSchedule is { Length: > 0 } schedule && !CronExpression.TryParse(schedule, out _))
        {
            errors.Add($"Service:AuditSchedule is '{schedule}'. It must be a Quartz cron expression such as '0 17 4 ? * MON', or empty.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private void CheckKey(List<string> errors)
    {
        if (_gitHub.PrivateKey is { Length: > 0 })
        {
            return;
        }

        if (_gitHub.PrivateKeyFile is not { Length: > 0 } file)
        {
            errors.Add("GitHub:AppId is set and the App's private key is not. Download the key from the App's settings page and name its file in the environment variable GitHub__PrivateKeyFile.");
        }
        else if (!File.Exists(file))
        {
            errors.Add($"GitHub:PrivateKeyFile names '{file}', which does not exist.");
        }
    }
}
