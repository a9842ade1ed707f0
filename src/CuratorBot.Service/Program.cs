using CuratorBot.Service;
using CuratorBot.Service.Settings;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddCuratorBot();
await using var app = builder.Build();
return app.SettingsAreSound() ? await app.RunCuratorBotAsync() : SettingsCheck.ExitCode;
