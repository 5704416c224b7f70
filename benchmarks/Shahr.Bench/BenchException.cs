namespace Shahr.Bench;

/// <summary>A benchmark that cannot be believed or cannot be run; the message says why.</summary>
internal sealed class BenchException(string message) : Exception(message);
