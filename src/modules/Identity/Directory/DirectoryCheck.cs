using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>The look of <c>shahr doctor</c> at the staff directory. Asks for nobody who is there.</summary>
public static class DirectoryCheck
{
    /// <summary>What is wrong, or null.</summary>
    /// <param name="section">Section <c>Identity:Directory</c>.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<Problem?> LookAsync(IConfigurationSection section, CancellationToken ct)
    {
        DirectorySettings? settings;
        try
        {
            settings = DirectorySettings.Read(section);
        }
        catch (InvalidOperationException wrong)
        {
            return new(
                "identity.directory_set_wrongly",
                422,
                $"تنظیم فهرست کارکنان درست نیست: {wrong.Message}",
                $"The staff directory is set wrongly: {wrong.Message}"
            );
        }

        if (settings is null)
            return null;
        using var directory = new LdapDirectory(settings, NullLogger<LdapDirectory>.Instance);
        return await directory.WorksAsync(ct)
            ? null
            : new(
                "identity.directory_silent",
                422,
                $"فهرست کارکنان {settings} پاسخ نمی‌دهد؛ نشانی، گواهی، حساب خدمت و BaseDn را ببینید.",
                $"The staff directory {settings} does not answer; see address, certificate, service account and BaseDn."
            );
    }
}
