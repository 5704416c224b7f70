using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Documents.Tests;

/// <summary>Database and kept files as a thief would read them; the keys lie elsewhere.</summary>
internal static class RawBytes
{
    public static async Task<byte[]> OfEverythingAsync(CityHost city)
    {
        if (city.Options.Database is null)
        {
            using var all = new MemoryStream();
            var keys = Path.Join(city.Options.Data, "keys");
            var files = Directory
                .GetFiles(city.Options.Data, "*", SearchOption.AllDirectories)
                // Marks of who has the folder open; nothing is in them.
                .Where(f => !f.EndsWith(".open", StringComparison.Ordinal) && Path.GetFileName(f) != "lock")
                .ToArray();
            foreach (var file in files.Where(f => !f.StartsWith(keys, StringComparison.Ordinal)))
            {
                await using var part = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                await part.CopyToAsync(all);
            }

            return all.ToArray();
        }

        // Every row of every table as text: what a dump holds.
        var text = new StringBuilder();
        await using var connection = await city.Services.GetRequiredService<CityDatabase>().OpenAsync();
        var tables = new List<string>();
        await using (var list = connection.CreateCommand())
        {
            list.CommandText = "select table_name from information_schema.tables where table_schema = 'public'";
            await using var names = await list.ExecuteReaderAsync();
            while (await names.ReadAsync())
                tables.Add(names.GetString(0));
        }

        foreach (var table in tables)
        {
            await using var dump = connection.CreateCommand();
            // Bytes are shown as hexadecimal in a dump; escape shows their letters.
            dump.CommandText = $"set bytea_output = 'escape'; select t::text from \"{table}\" t";
            await using var rows = await dump.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                text.AppendLine(rows.GetString(0));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
