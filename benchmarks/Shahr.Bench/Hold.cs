namespace Shahr.Bench;

/// <summary>Keeps the city of <c>./bench page</c> open for whoever wants to look where its time goes.</summary>
internal static class Hold
{
    public static async Task RunAsync(Room room)
    {
        var city = await Arranged.MakeAsync(room, "hold");
        var (server, home) = await City.StartAsync(room, city.Data, city.Database);
        await using var ends = server;
        Console.WriteLine($"process {server.Id}");
        Console.WriteLine($"wrk -t1 -c16 -d10s -H 'Cookie: {city.Cookie}' {home}cases");
        Report.Say("until the end of its input");
        await Console.In.ReadToEndAsync();
    }
}
