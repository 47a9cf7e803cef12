/// Why a text of definitions is not accepted. Our own text is proved by tests; a text handed in may fail.
public struct NotationFault: Error, Hashable, Sendable {
    /// What is wrong with the line.
    public enum Kind: Hashable, Sendable {
        /// A tab, a space at the end, or an odd number of spaces in front.
        case layout
        /// The line stands deeper or shallower than the line before allows.
        case depth
        /// The line has none of the forms of the notation.
        case form
        /// A word that cannot name an element, attribute or type.
        case name(String)
        /// A cardinality that is not `least..most`, or with least above most.
        case cardinality(String)
        /// A facet unknown, repeated, out of order, or with a value it cannot have.
        case facet(String)
        /// A definition that needs indented lines and has none.
        case empty
        /// The same type, message, value or member twice.
        case repeated(String)
        /// A type that is used and not defined; the line is 0.
        case undefinedType(String)
        /// An attribute, or the text of an extension, whose type is not a simple type; the line is 0.
        case notSimple(String)
    }
    /// The line, from 1; 0 where the fault belongs to no single line.
    public let line: Int
    /// What is wrong.
    public let kind: Kind
}
