namespace Shahr.Cases.Tests;

// The slices of a folder share one city and come one after another; the folders run beside each other.

/// <summary>What officers do.</summary>
[CollectionDefinition]
public sealed class DeskCollection : ICollectionFixture<CasesCity>;

/// <summary>From the service's page to the number.</summary>
[CollectionDefinition]
public sealed class RequestsCollection : ICollectionFixture<CasesCity>;

/// <summary>What becomes of a request.</summary>
[CollectionDefinition]
public sealed class TrackingCollection : ICollectionFixture<CasesCity>;

/// <summary>What designers do with services.</summary>
[CollectionDefinition]
public sealed class DesignerCollection : ICollectionFixture<CasesCity>;

/// <summary>Cases that become one.</summary>
[CollectionDefinition]
public sealed class DoublesCollection : ICollectionFixture<CasesCity>;
