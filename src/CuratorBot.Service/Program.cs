using CuratorBot.Service;

var builder = WebApplication.CreateBuilder(args);
builder.AddCuratorBot();
var app = builder.Build();
app.MapCuratorBot();
await app.RunAsync();
