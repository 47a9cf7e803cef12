/// The bounds a document is held to before libxml2 sees its first byte.
///
/// Depth counts open elements, attributes include namespace declarations, text is what stands between two tags
/// (an attribute's value and a comment are held to the same bound).
public struct XMLLimits: Hashable, Sendable {
    /// The whole document, in bytes.
    public var bytesMax: Int
    /// Elements open at the same time.
    public var depthMax: Int
    /// Attributes and namespace declarations of one start tag.
    public var attributesPerElementMax: Int
    /// One run of text, one attribute value or one comment, in bytes as written.
    public var textBytesMax: Int
    /// Namespace declarations in force at one place: those of all open elements. A message needs three or four;
    /// libxml2 searches them one by one for each name.
    public static let namespacesInForceMax = 64

    /// Makes a set of limits.
    public init(bytesMax: Int, depthMax: Int, attributesPerElementMax: Int, textBytesMax: Int) {
        self.bytesMax = bytesMax
        self.depthMax = depthMax
        self.attributesPerElementMax = attributesPerElementMax
        self.textBytesMax = textBytesMax
    }

    /// For one payment message: 1 MiB, 64 levels, 16 attributes, 64 KiB of text.
    public static let payment = XMLLimits(
        bytesMax: 1 << 20, depthMax: 64, attributesPerElementMax: 16, textBytesMax: 64 << 10)

    /// For an account statement: 16 MiB, the rest as for a payment.
    public static let statement = XMLLimits(
        bytesMax: 16 << 20, depthMax: 64, attributesPerElementMax: 16, textBytesMax: 64 << 10)
}
