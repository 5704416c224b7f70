using Shahr.Web.Cli;

return await CityCommands.RunAsync(args);
