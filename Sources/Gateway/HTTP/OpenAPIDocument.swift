// Generated from openapi.yaml at the root of the repository. Do not edit: edit that file, then run
//     GATEWAY_UPDATE=openapi swift test --filter OpenAPIDocument

/// The description of the HTTP interface, as it is served at `/openapi.yaml`.
enum OpenAPIDocument {
    /// The file, byte for byte.
    static let text = """
        openapi: 3.1.0\ninfo:\n  title: Settlement gateway\n  version: \"1\"\n  summary: Signed ISO 20022 messag\
        es in, signed ISO 20022 answers out.\n  description: |\n    Every connection carries a client certificat\
        e; the certificate says which partner or operator is calling. A\n    certificate that is registered to n\
        obody is answered with 403, whatever is asked.\n\n    A business message of a partner is always answered\
         by a signed ISO 20022 message, also when it is refused. Whatever\n    is not such a message is `applica\
        tion/problem+json` (RFC 9457).\n  license:\n    name: Apache-2.0\n    identifier: Apache-2.0\nservers:\n\
          - url: https://localhost:8443\nsecurity:\n  - clientCertificate: []\npaths:\n  /v1/messages:\n    post\
        :\n      operationId: sendMessage\n      summary: Sends one business message (partners).\n      descript\
        ion: |\n        The body is one envelope with `AppHdr` and `Document`, or one co-signed message. The sam\
        e bytes again get the\n        same answer, byte for byte, with the header `Idempotent-Replay: true`.\n \
             parameters:\n        - name: Prefer\n          in: header\n          description: >-\n            R\
        FC 7240. `wait=N` waits up to N seconds for the final state; the gateway bounds N. What cannot be read i\
        s\n            passed over.\n          schema:\n            type: string\n          example: wait=10\n  \
            requestBody:\n        required: true\n        content:\n          application/xml:\n            sche\
        ma:\n              type: string\n              description: At most `limits.messageBytesMax` bytes, UTF-\
        8.\n      responses:\n        \"200\":\n          description: The final answer, for example a pacs.002 \
        with ACSC or RJCT, or an admi.002.\n          headers:\n            Idempotent-Replay:\n              $r\
        ef: \"#/components/headers/IdempotentReplay\"\n            Preference-Applied:\n              $ref: \"#/\
        components/headers/PreferenceApplied\"\n          content:\n            application/xml:\n              \
        schema:\n                type: string\n        \"202\":\n          description: The message was taken an\
        d is not settled yet; a pacs.002 with PDNG.\n          headers:\n            Location:\n              de\
        scription: Where to ask for the state.\n              required: true\n              schema:\n           \
             type: string\n                format: uri-reference\n            Idempotent-Replay:\n              \
        $ref: \"#/components/headers/IdempotentReplay\"\n            Preference-Applied:\n              $ref: \"\
        #/components/headers/PreferenceApplied\"\n          content:\n            application/xml:\n            \
          schema:\n                type: string\n        \"400\":\n          $ref: \"#/components/responses/Prob\
        lem\"\n        \"403\":\n          $ref: \"#/components/responses/Problem\"\n        \"408\":\n         \
         $ref: \"#/components/responses/Problem\"\n        \"413\":\n          $ref: \"#/components/responses/Pr\
        oblem\"\n        \"415\":\n          $ref: \"#/components/responses/Problem\"\n        \"500\":\n       \
           $ref: \"#/components/responses/Problem\"\n        \"503\":\n          $ref: \"#/components/responses/\
        Busy\"\n    get:\n      operationId: readMailbox\n      summary: One page of the partner's outgoing mail\
        box, oldest first (partners).\n      parameters:\n        - name: after\n          in: query\n          \
        description: The last cursor seen; from the beginning when absent.\n          schema:\n            type:\
         integer\n            format: int64\n            minimum: 0\n        - name: limit\n          in: query\
        \n          schema:\n            type: integer\n            minimum: 1\n            maximum: 500\n      \
              default: 50\n      responses:\n        \"200\":\n          description: The messages after the cur\
        sor; none at the end.\n          content:\n            application/json:\n              schema:\n       \
                 $ref: \"#/components/schemas/MailboxPage\"\n        \"400\":\n          $ref: \"#/components/re\
        sponses/Problem\"\n        \"403\":\n          $ref: \"#/components/responses/Problem\"\n        \"500\"\
        :\n          $ref: \"#/components/responses/Problem\"\n        \"503\":\n          $ref: \"#/components/\
        responses/Busy\"\n  /v1/messages/{id}/ack:\n    post:\n      operationId: acknowledgeMessage\n      summ\
        ary: Removes one message from the partner's mailbox (partners).\n      parameters:\n        - name: id\n\
                  in: path\n          required: true\n          schema:\n            type: string\n      respons\
        es:\n        \"204\":\n          description: The message is no longer in the mailbox. To acknowledge tw\
        ice is no error.\n        \"403\":\n          $ref: \"#/components/responses/Problem\"\n        \"404\":\
        \n          $ref: \"#/components/responses/Problem\"\n        \"500\":\n          $ref: \"#/components/r\
        esponses/Problem\"\n        \"503\":\n          $ref: \"#/components/responses/Busy\"\n  /v1/payments/{u\
        etr}:\n    get:\n      operationId: readPayment\n      summary: State, history and evidence of one payme\
        nt (the partner's own; operators all).\n      parameters:\n        - name: uetr\n          in: path\n   \
               required: true\n          schema:\n            type: string\n      responses:\n        \"200\":\n\
                  description: The payment.\n          content:\n            application/json:\n              sc\
        hema:\n                $ref: \"#/components/schemas/Payment\"\n        \"403\":\n          $ref: \"#/com\
        ponents/responses/Problem\"\n        \"404\":\n          $ref: \"#/components/responses/Problem\"\n     \
           \"500\":\n          $ref: \"#/components/responses/Problem\"\n        \"503\":\n          $ref: \"#/c\
        omponents/responses/Busy\"\n  /v1/accounts/{id}/statements/{date}:\n    get:\n      operationId: readSta\
        tement\n      summary: The statement of one account and one business day (the owner; operators all).\n  \
            parameters:\n        - name: id\n          in: path\n          required: true\n          schema:\n  \
                  type: string\n        - name: date\n          in: path\n          required: true\n          sc\
        hema:\n            type: string\n            format: date\n      responses:\n        \"200\":\n         \
         description: The statement; a camt.053 unless another type is accepted.\n          content:\n          \
          application/xml:\n              schema:\n                type: string\n            application/json:\n\
                      schema:\n                $ref: \"#/components/schemas/Statement\"\n            text/csv:\n\
                      schema:\n                type: string\n            text/html:\n              schema:\n    \
                    type: string\n        \"400\":\n          $ref: \"#/components/responses/Problem\"\n        \
        \"403\":\n          $ref: \"#/components/responses/Problem\"\n        \"404\":\n          $ref: \"#/comp\
        onents/responses/Problem\"\n        \"406\":\n          $ref: \"#/components/responses/Problem\"\n      \
          \"500\":\n          $ref: \"#/components/responses/Problem\"\n        \"503\":\n          $ref: \"#/co\
        mponents/responses/Busy\"\n  /v1/reconciliations:\n    post:\n      operationId: reconcile\n      summar\
        y: Matches a camt.053 against the books (operators).\n      requestBody:\n        required: true\n      \
          content:\n          application/xml:\n            schema:\n              type: string\n              d\
        escription: At most `limits.statementBytesMax` bytes, UTF-8.\n      responses:\n        \"200\":\n      \
            description: The report, with or without breaks.\n          content:\n            application/json:\
        \n              schema:\n                type: object\n            text/csv:\n              schema:\n   \
                     type: string\n            text/plain:\n              schema:\n                type: string\
        \n        \"400\":\n          $ref: \"#/components/responses/Problem\"\n        \"403\":\n          $ref\
        : \"#/components/responses/Problem\"\n        \"406\":\n          $ref: \"#/components/responses/Problem\
        \"\n        \"408\":\n          $ref: \"#/components/responses/Problem\"\n        \"413\":\n          $r\
        ef: \"#/components/responses/Problem\"\n        \"415\":\n          $ref: \"#/components/responses/Probl\
        em\"\n        \"422\":\n          $ref: \"#/components/responses/Problem\"\n        \"500\":\n          \
        $ref: \"#/components/responses/Problem\"\n        \"503\":\n          $ref: \"#/components/responses/Bus\
        y\"\n  /openapi.yaml:\n    get:\n      operationId: readDescription\n      summary: This document.\n    \
          responses:\n        \"200\":\n          description: This document.\n          content:\n            a\
        pplication/yaml:\n              schema:\n                type: string\n        \"403\":\n          $ref:\
         \"#/components/responses/Problem\"\ncomponents:\n  securitySchemes:\n    clientCertificate:\n      type\
        : mutualTLS\n      description: A certificate of an authority the gateway trusts, registered to a partne\
        r or an operator.\n  headers:\n    IdempotentReplay:\n      description: Present when the answer had bee\
        n given before.\n      schema:\n        type: string\n        enum: [\"true\"]\n    PreferenceApplied:\n\
              description: The wait that was granted.\n      schema:\n        type: string\n  responses:\n    Pr\
        oblem:\n      description: A refusal or a fault that is not an ISO 20022 message.\n      content:\n     \
           application/problem+json:\n          schema:\n            $ref: \"#/components/schemas/Problem\"\n   \
         Busy:\n      description: |\n        The gateway is busy (`busy`), its store takes no work (`store-unav\
        ailable`) or its clock is in doubt\n        (`clock-in-doubt`). Send the same request again later.\n    \
          headers:\n        Retry-After:\n          description: Seconds.\n          required: true\n          s\
        chema:\n            type: integer\n            minimum: 1\n      content:\n        application/problem+j\
        son:\n          schema:\n            $ref: \"#/components/schemas/Problem\"\n  schemas:\n    Problem:\n \
             type: object\n      required: [type, title, status]\n      properties:\n        type:\n          ty\
        pe: string\n          enum:\n            - urn:settlement-gateway:problem:invalid-parameter\n           \
         - urn:settlement-gateway:problem:truncated-body\n            - urn:settlement-gateway:problem:unknown-c\
        ertificate\n            - urn:settlement-gateway:problem:not-permitted\n            - urn:settlement-gat\
        eway:problem:not-found\n            - urn:settlement-gateway:problem:method-not-allowed\n            - u\
        rn:settlement-gateway:problem:not-acceptable\n            - urn:settlement-gateway:problem:slow-body\n  \
                  - urn:settlement-gateway:problem:body-too-large\n            - urn:settlement-gateway:problem:\
        unsupported-media-type\n            - urn:settlement-gateway:problem:unprocessable-statement\n          \
          - urn:settlement-gateway:problem:fault\n            - urn:settlement-gateway:problem:busy\n           \
         - urn:settlement-gateway:problem:store-unavailable\n            - urn:settlement-gateway:problem:clock-\
        in-doubt\n        title:\n          type: string\n        status:\n          type: integer\n        deta\
        il:\n          type: string\n    MailboxPage:\n      type: object\n      required: [messages, next]\n   \
           properties:\n        messages:\n          type: array\n          items:\n            type: object\n  \
                  required: [id, cursor, messageDefinition, uetr, createdAt, xml]\n            properties:\n    \
                  id:\n                type: string\n                description: For the acknowledgement.\n    \
                  cursor:\n                type: integer\n                format: int64\n              messageDe\
        finition:\n                type: string\n                examples: [pacs.002.001.10]\n              uetr\
        :\n                type: [string, \"null\"]\n              createdAt:\n                type: string\n   \
                     format: date-time\n              xml:\n                type: string\n                descri\
        ption: The signed message; as UTF-8 it is the message byte for byte.\n        next:\n          type: [in\
        teger, \"null\"]\n          format: int64\n          description: The cursor for the next page.\n    Pay\
        ment:\n      type: object\n      required:\n        [uetr, state, decision, instructingAgent, amount, ho\
        ldIdentifier, holdExpiresAt, reason, history, evidence]\n      properties:\n        uetr:\n          typ\
        e: string\n        state:\n          $ref: \"#/components/schemas/PaymentState\"\n        decision:\n   \
               type: string\n          enum: [none, commit, abort]\n        instructingAgent:\n          type: s\
        tring\n          description: BIC.\n        amount:\n          oneOf:\n            - $ref: \"#/component\
        s/schemas/Amount\"\n            - type: \"null\"\n        holdIdentifier:\n          type: [string, \"nu\
        ll\"]\n        holdExpiresAt:\n          type: [string, \"null\"]\n          format: date-time\n        \
        reason:\n          oneOf:\n            - type: object\n              required: [code, text]\n           \
           properties:\n                code:\n                  type: string\n                  description: IS\
        O 20022 external status reason.\n                text:\n                  type: string\n            - ty\
        pe: \"null\"\n        history:\n          type: array\n          items:\n            type: object\n     \
               required: [at, event, state]\n            properties:\n              at:\n                type: s\
        tring\n                format: date-time\n              event:\n                type: string\n          \
            state:\n                $ref: \"#/components/schemas/PaymentState\"\n        evidence:\n          ty\
        pe: array\n          items:\n            type: object\n            required:\n              - jurisdicti\
        on\n              - signer\n              - subjectKeyIdentifier\n              - suite\n              -\
         profile\n              - covers\n              - digests\n              - signatureValue\n             \
         - verifiedAt\n              - signedAt\n              - stampedAt\n              - stampPolicy\n       \
             properties:\n              jurisdiction:\n                type: string\n              signer:\n    \
                    type: string\n              subjectKeyIdentifier:\n                type: string\n           \
           suite:\n                type: string\n              profile:\n                type: string\n         \
             covers:\n                type: array\n                items:\n                  type: string\n     \
                 digests:\n                type: object\n                additionalProperties:\n                \
          type: string\n              signatureValue:\n                type: string\n              verifiedAt:\n\
                        type: string\n                format: date-time\n              signedAt:\n              \
          type: [string, \"null\"]\n                format: date-time\n                description: When the sig\
        nature, or the header that it covers, says it was made.\n              stampedAt:\n                type:\
         [string, \"null\"]\n                format: date-time\n                description: The time of its RFC\
         3161 time stamp.\n              stampPolicy:\n                type: [string, \"null\"]\n               \
         description: The policy of its time stamp, dotted.\n    PaymentState:\n      type: string\n      enum: \
        [received, held, cosigned, settled, refused, released]\n    Amount:\n      type: object\n      required:\
         [minorUnits, currency]\n      properties:\n        minorUnits:\n          type: integer\n          form\
        at: int64\n        currency:\n          type: string\n    Statement:\n      type: object\n      required\
        :\n        - account\n        - currency\n        - currencyDecimals\n        - date\n        - sequence\
        Number\n        - openingMinorUnits\n        - closingMinorUnits\n        - entries\n        - marked\n \
             properties:\n        account:\n          type: string\n        currency:\n          type: string\n \
               currencyDecimals:\n          type: integer\n        date:\n          type: string\n          form\
        at: date\n        sequenceNumber:\n          type: integer\n          format: int64\n        openingMino\
        rUnits:\n          type: integer\n          format: int64\n        closingMinorUnits:\n          type: i\
        nteger\n          format: int64\n        entries:\n          type: array\n          items:\n            \
        type: object\n            required:\n              [reference, uetr, side, amountMinorUnits, bookedAt, v\
        alueDate, counterparty, mark, markPhase]\n            properties:\n              reference:\n           \
             type: string\n              uetr:\n                type: [string, \"null\"]\n              side:\n \
                       type: string\n                enum: [credit, debit]\n              amountMinorUnits:\n   \
                     type: integer\n                format: int64\n                minimum: 0\n              boo\
        kedAt:\n                type: string\n                format: date-time\n              valueDate:\n     \
                   type: string\n                format: date\n              counterparty:\n                type\
        : [string, \"null\"]\n              mark:\n                type: [string, \"null\"]\n              markP\
        hase:\n                type: [string, \"null\"]\n                enum: [begins, carries, ends, null]\n  \
              marked:\n          description: What of the balances bears marks.\n          type: array\n        \
          items:\n            type: object\n            required: [mark, openingMinorUnits, closingMinorUnits]\n\
                    properties:\n              mark:\n                type: string\n              openingMinorUn\
        its:\n                type: integer\n                format: int64\n              closingMinorUnits:\n  \
                      type: integer\n                format: int64\n
        """
}
