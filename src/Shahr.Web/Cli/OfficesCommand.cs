using System.CommandLine;
using System.Text.Json;
using Shahr.Identity;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary>
/// <c>shahr offices make|appoint</c>: what a new city needs before anybody inside can do it, its offices and the first
/// who says who works in them.
/// </summary>
internal static class OfficesCommand
{
    public static Command Make() =>
        new("offices", "The offices of a new city, and the first who manages them.") { MakeThem(), Appoint() };

    private static Command MakeThem()
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "Lines such as 'lighting ; ادارهٔ روشنایی ; Street lighting'; # begins a remark.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var make = new Command("make", "Makes the offices that the city's services name, or those of a file.") { file };
        make.SetAction(
            async (parsed, ct) =>
            {
                var path = parsed.GetValue(file);
                var wanted = path is null ? IdentitySeed.UsualOffices : OfficeLines.Read(path);
                var made = await InCityAsync(
                    parsed,
                    services => services.GetRequiredService<IdentitySeed>().MakeOfficesAsync(wanted, ct),
                    ct
                );
                Tell(parsed, made, wanted.Count);
                return 0;
            }
        );
        return make;
    }

    private static Command Appoint()
    {
        var code = new Argument<string>("NATIONAL-CODE") { Description = "Of somebody who has signed up." };
        var office = new Option<string>("--office")
        {
            Description = "Code of the office they work in.",
            DefaultValueFactory = _ => "mayor",
        };
        var reason = new Option<string>("--reason") { Description = "For the audit.", Required = true };
        var although = new Option<bool>("--although")
        {
            Description = "Also when the city has managers, because none of them can be reached.",
        };
        var appoint = new Command("appoint", "Makes somebody a manager of offices, who then appoints all others.")
        {
            code,
            office,
            reason,
            although,
        };
        appoint.SetAction(
            async (parsed, ct) =>
            {
                var typed = parsed.GetRequiredValue(code);
                if (!NationalCode.TryParse(typed, out var person))
                {
                    throw new StartException(
                        "کد ملی درست نیست: ده رقم، چنان‌که روی کارت است.",
                        "The national code is not right: ten digits, as on the card."
                    );
                }

                var appointed = await InCityAsync(
                    parsed,
                    services =>
                        services
                            .GetRequiredService<ManagerAppointment>()
                            .AppointAsync(
                                person,
                                parsed.GetRequiredValue(office),
                                parsed.GetRequiredValue(reason),
                                parsed.GetValue(although),
                                ct
                            ),
                    ct
                );
                Tell(parsed, appointed);
                return 0;
            }
        );
        return appoint;
    }

    // On SQLite the city is closed meanwhile: its caches live in its process.
    internal static async Task<T> InCityAsync<T>(
        ParseResult parsed,
        Func<IServiceProvider, Task<T>> work,
        CancellationToken ct
    )
    {
        var options = CommonOptions.Read(parsed);
        FolderCheck.MustBeReady(options.Data);
        using var alone = options.Database is null ? CityLock.Take(options.Data) : null;
        await using var app = CityApp.Build(options, [], b => b.Logging.SetMinimumLevel(LogLevel.Error));
        await app.Services.GetRequiredService<SchemaRunner>().UpgradeAsync(ct);
        return await work(app.Services);
    }

    private static void Tell(ParseResult parsed, IReadOnlyList<NewOffice> made, int wanted)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(new { made }, StartProblem.Readable));
            return;
        }

        foreach (var office in made)
            Console.WriteLine($"{office.Code}\t{(parsed.English() ? office.En : office.Fa)}");
        BackupCommand.Say(
            parsed,
            $"{BackupCommand.Fa(made.Count)} اداره ساخته شد؛ {BackupCommand.Fa(wanted - made.Count)} از پیش بود.",
            $"{made.Count} offices were made; {wanted - made.Count} were there already."
        );
    }

    private static void Tell(ParseResult parsed, Result<string> appointed)
    {
        if (appointed.Problem is { } problem)
            throw new StartException(problem.Fa, problem.En);
        if (parsed.GetValue(CommonOptions.Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(new { manager = appointed.Value }, StartProblem.Readable));
            return;
        }

        BackupCommand.Say(
            parsed,
            $"{appointed.Value} مدیر اداره‌هاست و در «/offices» دیگران را می‌گمارد؛ نخست مدیر دوم را.",
            $"{appointed.Value} manages the offices and appoints others at /offices; the second manager first."
        );
    }
}
