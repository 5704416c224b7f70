using System.CommandLine;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary><c>shahr holidays add FILE</c>: the administrator brings the holidays of the coming year.</summary>
internal static class HolidaysCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Lines such as '1406/01/01 نوروز'; # begins a remark.",
        };
        var add = new Command("add", "Takes the official holidays of one year or several into the working calendar.")
        {
            file,
        };
        add.SetAction(parsed =>
        {
            var options = CommonOptions.Read(parsed);
            FolderCheck.MustBeWritable(options.Data);
            foreach (var year in CityCalendar.Add(options.Data, parsed.GetRequiredValue(file)))
                BackupCommand.Say(
                    parsed,
                    $"سال {BackupCommand.Fa(year.Year)}: {BackupCommand.Fa(year.Days.Count)} روز تعطیل",
                    $"{year.Year}: {year.Days.Count} holidays"
                );
            BackupCommand.Say(
                parsed,
                "شهری که باز است پس از آغاز دوباره آن‌ها را می‌شناسد.",
                "A running city knows them after a restart."
            );
            return 0;
        });
        return new Command("holidays", "The official holidays of the working calendar.") { add };
    }
}
