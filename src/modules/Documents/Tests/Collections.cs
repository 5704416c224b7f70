namespace Shahr.Documents.Tests;

/// <summary>The slices of this room share one city and come one after another.</summary>
[CollectionDefinition]
public sealed class DocumentsCollection : ICollectionFixture<DocumentsCity>;

/// <summary>The same city with the limits of a real one.</summary>
public sealed class StrictCity : DocumentsCity
{
    protected override int LimitFactor => 1;
}
