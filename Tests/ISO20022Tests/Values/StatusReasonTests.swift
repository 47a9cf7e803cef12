import Foundation
import Testing

@testable import ISO20022

@Suite struct StatusReasonTests {
    @Test func everyReasonHasOneSentence() {
        var texts: Set<String> = []
        for reason in StatusReason.allCases {
            #expect(reason.text.hasSuffix(".") && reason.text.unicodeScalars.count <= 105)
            texts.insert(reason.text)
        }
        #expect(texts.count == StatusReason.allCases.count)
    }

    @Test func everyReasonIsInTheCodeSetOfTheProgram() {
        for reason in StatusReason.allCases { #expect(ExternalStatusReason.contains(reason.rawValue), "\(reason)") }
    }

    @Test(.enabled(if: SharedFiles.isPresent, "the shared code sets are absent"))
    func everyReasonIsInTheExternalCodeSet() throws {
        let table = try SharedFiles.text("iso20022/codesets/ExternalStatusReason1Code.csv")
        let codes = Set(table.split(whereSeparator: \.isNewline).map { $0.prefix(while: { $0 != "," }) })
        for reason in StatusReason.allCases { #expect(codes.contains(Substring(reason.rawValue)), "\(reason)") }
    }
}
