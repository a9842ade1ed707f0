using CuratorBot.Service;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddCuratorBot();
await using var app = builder.Build();
return await app.RunCuratorBotAsync();
