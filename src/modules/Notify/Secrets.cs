using Microsoft.Extensions.Configuration;

namespace Shahr.Notify;

/// <summary>Secrets of providers and mailboxes: from a file that a setting names, or from the setting itself.</summary>
internal static class Secrets
{
    /// <summary>The text of <c>NAMEFile</c>, else of <c>NAME</c>; null where there is neither.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be read; the message holds no secret.</exception>
    public static string? Read(IConfigurationSection section, string name)
    {
        if (section[name + "File"] is not { Length: > 0 } file)
            return section[name] is { Length: > 0 } plain ? plain : null;
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } kept ? kept : null;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{section.Path}:{name}File: {broken.Message}");
        }
    }
}
