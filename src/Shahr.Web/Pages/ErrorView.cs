using Shahr.Kit;

namespace Shahr.Web.Pages;

/// <summary>What the error page says.</summary>
/// <param name="Problem">What went wrong.</param>
/// <param name="Trace">The id under which the city's log has it.</param>
public sealed record ErrorView(Problem Problem, string Trace);
