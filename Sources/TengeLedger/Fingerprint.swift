extension LedgerCommand {
    /// The command as one canonical text, to tell a repeat from a reused key. Equal texts mean equal commands.
    ///
    /// Each field is written as its length in bytes, a colon, and its text; the first field names the command, and
    /// nothing else decides how many follow, but the legs, which come last. So the text can be read back in one way
    /// only:
    ///
    ///     9:placeHold2:H12:A13:KZT13:17000000000002:A22:60
    ///     command    hold payer currency deadline  payee amount ...
    public var fingerprint: String {
        var text = FingerprintText()
        switch self {
        case .openAccount(let account, let kind, let currency):
            text.add("openAccount", account.text, kind.rawValue, currency.code)
        case .freezeAccount(let account):
            text.add("freezeAccount", account.text)
        case .unfreezeAccount(let account):
            text.add("unfreezeAccount", account.text)
        case .closeAccount(let account):
            text.add("closeAccount", account.text)
        case .issue(let issuer, let payee, let money):
            text.add("issue", issuer.text, payee.text, money.currency.code, String(money.minorUnits))
        case .placeHold(let hold, let payer, let currency, let legs, let deadline):
            text.add("placeHold", hold.text, payer.text, currency.code, String(deadline.millisecondsSinceEpoch))
            for leg in legs {
                text.add(leg.payee.text, String(leg.amountMinorUnits))
            }
        case .settleHold(let hold):
            text.add("settleHold", hold.text)
        case .releaseHold(let hold):
            text.add("releaseHold", hold.text)
        case .expireHold(let hold):
            text.add("expireHold", hold.text)
        }
        return text.written
    }
}

/// Fields, each with its length before it.
private struct FingerprintText {
    var written = ""

    mutating func add(_ fields: String...) {
        for field in fields {
            written += String(field.utf8.count)
            written += ":"
            written += field
        }
    }
}
