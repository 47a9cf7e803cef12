import Foundation
import Testing
import XMLCore

@testable import ISO20022

/// Rules of correspondents that begin on 14 November 2026.
@Suite struct CBPRReleaseTests {
    private func unstructured(on day: ISODate?) throws -> [Finding] {
        let file = ProjectFolder.root.appending(path: "Fixtures/rules/cbpr/unstructured-address/refused.xml")
        let xml = try ParsedXML([UInt8](try Data(contentsOf: file)), limits: .payment)
        let document = try #require(xml.root.children.first { $0.isNamed("Document") })
        return documentRuleFindings(in: document, practices: [.cbpr], on: day)
            .filter { $0.rule == "cbpr:unstructured-address" }
    }

    @Test(
        arguments: [
            ("2026-11-13", .warning), ("2026-11-14", .error), ("2027-01-01", .error), ("2025-11-22", .warning),
        ] as [(String, Finding.Severity)])
    func unstructuredAddressesEnd(day: String, severity: Finding.Severity) throws {
        #expect(try unstructured(on: ISODate(day)).map(\.severity) == [severity])
    }

    @Test func withoutADayTheMessagesOwnBinds() throws {
        #expect(try unstructured(on: nil).map(\.severity) == [.error])
    }

    @Test(
        arguments: [
            ("swift.cbprplus.04", .plain), ("swift.cbprplus.cov.03", .cover),
            ("swift.cbprplus.stp.04", .straightThrough),
            ("swift.cbprplus.adv.02", .advice), ("swift.cbprplus.mlp.04", .multiple), ("swift.cbprplus", nil),
            ("swift.cbprplus.4", nil), ("swift.cbprplus.xxx.04", nil), ("swift.iap.01", nil),
            ("swift.cbprplus.04.", nil), ("", nil),
        ] as [(String, CBPRService.Variant?)])
    func services(text: String, variant: CBPRService.Variant?) {
        #expect(CBPRService(text)?.variant == variant)
    }
}

/// The walk that the rules by type take.
@Suite struct DefinitionPlanTests {
    /// Counted by hand in a document, and by the walk.
    @Test func theWalkFindsEveryElementOfAType() throws {
        let file = ProjectFolder.root.appending(path: "Fixtures/rules/cbpr/address-repeated/accepted.xml")
        let xml = try ParsedXML([UInt8](try Data(contentsOf: file)), limits: .payment)
        let document = try #require(xml.root.children.first { $0.isNamed("Document") })
        let plan = DefinitionPlan(MessageDefinition.customerCreditTransfer.structure) { name, _, _ in
            name.hasPrefix("BICFI") ? 0 : name.hasPrefix("PostalAddress") ? 1 : nil
        }
        var found: [String] = []
        plan.visit(document) { element, mark in found.append("\(mark) \(element.localName)") }
        func count(_ element: Element, _ name: String) -> Int {
            (element.localName == name ? 1 : 0) + element.children.reduce(0) { $0 + count($1, name) }
        }
        #expect(found.filter { $0 == "0 BICFI" }.count == count(document, "BICFI"))
        #expect(found.filter { $0 == "1 PstlAdr" }.count == count(document, "PstlAdr"))
        #expect(found.count == count(document, "BICFI") + count(document, "PstlAdr") && found.count == 5)
    }

    /// Every definition's names have numbers of their own, or making the plans would stop.
    @Test func everyDefinitionHasItsPlans() {
        for definition in MessageDefinition.allCases {
            let plan = DefinitionPlan(definition.structure) { _, _, _ in 0 }
            _ = plan
        }
    }
}
