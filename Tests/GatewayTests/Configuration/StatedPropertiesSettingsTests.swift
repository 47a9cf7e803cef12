import DualSign
import ISO20022
import Testing

@testable import Gateway

/// What a corridor says of the properties of signatures, and everything that can be wrong with it.
@Suite struct StatedPropertiesSettingsTests {
    private static let settings = """
            holdSeconds: 120
            ourSignatures:
              properties: stated
              timeStamps:
                url: http://tsa.example/tsa
                tlsAuthorities: web.pem
                authorities: [tsa.pem]
                policies: [1.2.398.3.3.2.6.4]
                accuracyMillisecondsMax: 1000
                clockSecondsMax: 30
                connections: 2
                connectSeconds: 3
                totalSeconds: 7
                restSecondsMax: 60
            theirSignatures:
              properties: required
              pastSecondsMax: 900
              futureSecondsMax: 5
              timeStamps: {demand: accepted, authorities: [theirs.pem], policies: [1.2.3, 1.2.4]}
        """

    private static func read(_ text: String) throws(ConfigurationFault) -> GatewayConfiguration.Corridor? {
        let whole = ConfigurationTests.whole.replacing("    holdSeconds: 120", with: text, maxReplacements: 1)
        return try GatewayConfiguration.parse(whole, file: "/etc/gateway/gateway.yaml", environment: [:]) { path in
            !path.contains("absent")
        }.corridors.first
    }

    @Test func readsBothSections() throws {
        let corridor = try #require(try Self.read(Self.settings))
        #expect(
            corridor.ourSignatures
                == GatewayConfiguration.OurSignatures(
                    stateProperties: true,
                    timeStamps: GatewayConfiguration.TimeStamping(
                        url: "http://tsa.example/tsa", tlsAuthorities: "/etc/gateway/web.pem",
                        believed: GatewayConfiguration.StampTrust(
                            authorities: ["/etc/gateway/tsa.pem"], policies: ["1.2.398.3.3.2.6.4"],
                            accuracyMillisecondsMax: 1000),
                        clockSecondsMax: 30, connectionsMax: 2, connectSeconds: 3, totalSeconds: 7,
                        restSecondsMax: 60)))
        #expect(
            corridor.theirSignatures
                == GatewayConfiguration.TheirSignatures(
                    properties: .required, pastSecondsMax: 900, futureSecondsMax: 5, timeStamps: .accepted,
                    believed: GatewayConfiguration.StampTrust(
                        authorities: ["/etc/gateway/theirs.pem"], policies: ["1.2.3", "1.2.4"])))
        let plain = try #require(try Self.read("    holdSeconds: 120"))
        #expect(plain.ourSignatures == nil && plain.theirSignatures == nil)
    }

    @Test func hasDefaults() throws {
        let corridor = try #require(
            try Self.read(
                """
                    holdSeconds: 120
                    ourSignatures: {properties: stated}
                    theirSignatures: {properties: accepted}
                """))
        #expect(corridor.ourSignatures == GatewayConfiguration.OurSignatures(stateProperties: true))
        #expect(
            corridor.theirSignatures
                == GatewayConfiguration.TheirSignatures(
                    properties: .accepted, pastSecondsMax: 600, futureSecondsMax: 60))
    }

    @Test(arguments: [
        (
            "properties: stated", "properties: none",
            "corridors[0].ourSignatures.timeStamps: a time stamp stands among properties"
        ),
        ("properties: stated", "properties: yes", "corridors[0].ourSignatures.properties: found \"yes\", expected one"),
        (
            "http://tsa.example/tsa", "tsa.example",
            "corridors[0].ourSignatures.timeStamps.url: found \"tsa.example\", expected an address"
        ),
        ("tlsAuthorities: web.pem", "tlsAuthorities: absent.pem", "timeStamps.tlsAuthorities: found \"absent.pem\""),
        ("[tsa.pem]", "[absent.pem]", "ourSignatures.timeStamps.authorities[0]: found \"absent.pem\""),
        ("[tsa.pem]", "[]", "ourSignatures.timeStamps.authorities: missing, expected certificate files of time-stamp"),
        ("[1.2.398.3.3.2.6.4]", "[]", "ourSignatures.timeStamps.policies: missing, expected the policies"),
        (
            "[1.2.398.3.3.2.6.4]", "[policy]",
            "ourSignatures.timeStamps.policies[0]: found \"policy\", expected an object"
        ),
        (
            "clockSecondsMax: 30", "clockSecondsMax: 0",
            "timeStamps.clockSecondsMax: found \"0\", expected a whole number"
        ),
        ("connections: 2", "connections: 65", "ourSignatures.timeStamps.connections: found \"65\""),
        ("restSecondsMax: 60", "restSecond: 60", "timeStamps.restSecond: there is no such setting; did you mean rest"),
        (
            "properties: required", "properties: refused",
            "theirSignatures.properties: found \"refused\", expected one of"
        ),
        ("      properties: required\n", "", "theirSignatures.properties: missing, expected one of accepted, required"),
        ("pastSecondsMax: 900", "pastSecondsMax: -1", "theirSignatures.pastSecondsMax: found \"-1\""),
        ("demand: accepted, ", "", "theirSignatures.timeStamps.demand: missing, expected one of accepted, required"),
        ("demand: accepted", "demand: refused", "theirSignatures.timeStamps.demand: found \"refused\""),
        ("[1.2.3, 1.2.4]", "[1.2.3, 1..4]", "theirSignatures.timeStamps.policies[1]: found \"1..4\""),
        ("[theirs.pem]", "[absent.pem]", "theirSignatures.timeStamps.authorities[0]: found \"absent.pem\""),
    ])
    func namesWhatIsWrong(old: String, new: String, expected: String) {
        do {
            #expect(Self.settings.contains(old))
            _ = try Self.read(Self.settings.replacing(old, with: new, maxReplacements: 1))
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.findings.contains { $0.description.contains(expected) }, "\(error)")
        }
    }

    /// Files that hold no certificates stop the service at its start.
    @Test func authoritiesAreReadAtTheStart() throws {
        var configuration = try JourneyWorld().configuration
        configuration.corridors[0].theirSignatures = GatewayConfiguration.TheirSignatures(
            properties: .accepted, pastSecondsMax: 1, futureSecondsMax: 1, timeStamps: .required,
            believed: GatewayConfiguration.StampTrust(
                authorities: [JourneyPlaces.key("kz-signer.key.pem")], policies: ["1.2.3"]))
        #expect(throws: TrustDirectoryFault.self) { try StatedProperties(configuration) }
        configuration.corridors[0].theirSignatures?.believed?.authorities = [JourneyPlaces.key("signing-authority.pem")]
        let stated = try StatedProperties(configuration)
        for (index, corridor) in configuration.corridors.enumerated() {
            let policy = stated.policy(for: try #require(.init(corridor.partner)))
            #expect((policy == .refused) == (index != 0))
        }
    }
}
