// Generated from the OpenAPI document by `npx tsx admin-ui/api-types.ts`. Do not edit.

export interface paths {
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in. */
        get: operations["getSession"];
        put?: never;
        /** Sign in; the answer sets the session cookie. */
        post: operations["login"];
        /** Sign out. */
        delete: operations["logout"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the own password; all other sessions of this administrator end. */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Domains, each with its number of users.
         * @description API key scope: `read` or `directory` or `push`.
         */
        get: operations["listDomains"];
        put?: never;
        /**
         * Add a domain.
         * @description API key scope: `directory`.
         */
        post: operations["createDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/domains/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One domain.
         * @description API key scope: `read` or `directory` or `push`.
         */
        get: operations["getDomain"];
        put?: never;
        post?: never;
        /**
         * Delete a domain with its users and their tokens.
         * @description API key scope: `directory`.
         */
        delete: operations["deleteDomain"];
        options?: never;
        head?: never;
        /**
         * Change a domain; absent fields stay.
         * @description API key scope: `directory`.
         */
        patch: operations["updateDomain"];
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users, of one domain with `domain`.
         * @description API key scope: `read` or `directory` or `push`.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Add a user.
         * @description API key scope: `directory`.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/mobile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a mobile number would be kept as, while it is being typed; nothing is saved.
         * @description API key scope: `directory`.
         */
        post: operations["checkMobile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One user.
         * @description API key scope: `read` or `directory` or `push`.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete a user with all tokens.
         * @description API key scope: `directory`.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user; absent fields stay.
         * @description API key scope: `directory`.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/v1/users/{id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user's tokens.
         * @description API key scope: `read` or `directory` or `push`.
         */
        get: operations["listUserTokens"];
        put?: never;
        /**
         * Give a user a token; the secret is made if absent and never returned.
         * @description API key scope: `directory`.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/tokens/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apps that would not work with a token made so; nothing is saved.
         * @description API key scope: `directory`.
         */
        post: operations["checkToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tokens of all users.
         * @description API key scope: `read` or `directory` or `push`.
         */
        get: operations["listTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One token, without its secret.
         * @description API key scope: `read` or `directory` or `push`.
         */
        get: operations["getToken"];
        put?: never;
        post?: never;
        /**
         * Delete a token.
         * @description API key scope: `directory`.
         */
        delete: operations["deleteToken"];
        options?: never;
        head?: never;
        /**
         * Change issuer, label, link or authorization; absent fields stay.
         * @description API key scope: `directory`.
         */
        patch: operations["updateToken"];
        trace?: never;
    };
    "/api/v1/tokens/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a token: it can no longer be pushed, and its open links are dead.
         * @description API key scope: `directory`.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a token's QR code and secret; audited.
         * @description API key scope: `admin`.
         */
        post: operations["showTokenQr"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Push a token to its user's mailbox or phone.
         * @description API key scope: `push`.
         */
        post: operations["pushToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}/pushes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A token's latest pushes, newest first.
         * @description API key scope: `read` or `directory` or `push`.
         */
        get: operations["listTokenPushes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pushes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One push: its state and its times from queued to verified.
         * @description API key scope: `read` or `push`.
         */
        get: operations["getPush"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pushes/{id}/authorization-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The authorization code that was withheld from the message, for reading it out; audited.
         * @description API key scope: `admin`.
         */
        post: operations["readAuthorizationCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/push-token/wildcards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The [[WORDS]] a template may use.
         * @description API key scope: `read`.
         */
        get: operations["listWildcards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/push-token/smtp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mail template in use.
         * @description API key scope: `read`.
         */
        get: operations["getSmtpTemplate"];
        /**
         * Save the mail template as a new version.
         * @description API key scope: `admin`.
         */
        put: operations["putSmtpTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/push-token/smtp/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All versions of the mail template.
         * @description API key scope: `read`.
         */
        get: operations["listSmtpTemplateVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/push-token/smtp/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mail template as it was in one version.
         * @description API key scope: `read`.
         */
        get: operations["getSmtpTemplateVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/push-token/smtp/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The MIME message this template makes, with a dummy token; nothing is saved or sent.
         * @description API key scope: `read`.
         */
        post: operations["previewSmtpTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/push-token/smtp/preview/{preview}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The HTML part of a preview as a page for a sandboxed frame; kept for a few minutes.
         * @description API key scope: `read`.
         */
        get: operations["frameSmtpPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/push-token/smtp/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the template with a dummy token to an address.
         * @description API key scope: `admin`.
         */
        post: operations["testSmtpTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/push-token/sms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The SMS template in use.
         * @description API key scope: `read`.
         */
        get: operations["getSmsTemplate"];
        /**
         * Save the SMS template as a new version.
         * @description API key scope: `admin`.
         */
        put: operations["putSmsTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/push-token/sms/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All versions of the SMS template.
         * @description API key scope: `read`.
         */
        get: operations["listSmsTemplateVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/push-token/sms/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The SMS template as it was in one version.
         * @description API key scope: `read`.
         */
        get: operations["getSmsTemplateVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/push-token/sms/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The SMS this template makes, its encoding and parts; nothing is saved or sent.
         * @description API key scope: `read`.
         */
        post: operations["previewSmsTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/push-token/sms/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the template with a dummy token to a number.
         * @description API key scope: `admin`.
         */
        post: operations["testSmsTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages, newest first.
         * @description API key scope: `read`.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Send an SMS or a mail; durable before the answer.
         * @description API key scope: `send`.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One message with its timeline, attempts and parts; never its body.
         * @description API key scope: `read` or `send` or `push`.
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a waiting or failed message again now.
         * @description API key scope: `admin`.
         */
        post: operations["retryMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep a waiting message back.
         * @description API key scope: `admin`.
         */
        post: operations["holdMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a held message go.
         * @description API key scope: `admin`.
         */
        post: operations["releaseMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up a message that has not left.
         * @description API key scope: `admin`.
         */
        post: operations["cancelMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle an uncertain message: it has arrived, or it is sent again.
         * @description API key scope: `admin`.
         */
        post: operations["resolveMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/forwarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which inbound SMS are passed on to a mailbox or a webhook, each rule with its health; never a secret.
         * @description API key scope: `read`.
         */
        get: operations["listForwardingRules"];
        put?: never;
        /**
         * Pass inbound SMS on to a mailbox or a webhook.
         * @description API key scope: `admin`.
         */
        post: operations["createForwardingRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/forwarding/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One forwarding rule.
         * @description API key scope: `read`.
         */
        get: operations["getForwardingRule"];
        put?: never;
        post?: never;
        /**
         * Remove a forwarding rule, its log, and what it has not passed on yet.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteForwardingRule"];
        options?: never;
        head?: never;
        /**
         * Change a forwarding rule; absent fields stay, and so does an absent secret.
         * @description API key scope: `admin`.
         */
        patch: operations["updateForwardingRule"];
        trace?: never;
    };
    "/api/v1/inbox/forwarding/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pass a made-up SMS on, now, whether the rule is enabled or not.
         * @description API key scope: `admin`.
         */
        post: operations["testForwardingRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/forwards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was passed on, newest first, with the state of each delivery.
         * @description API key scope: `read`.
         */
        get: operations["listForwards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/forwards/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a delivery that failed or expired again, or one that waits now.
         * @description API key scope: `admin`.
         */
        post: operations["retryForward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SMS that came in, newest first.
         * @description API key scope: `read`.
         */
        get: operations["listInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One SMS that came in.
         * @description API key scope: `read`.
         */
        get: operations["getInbox"];
        put?: never;
        post?: never;
        /**
         * Delete an inbound SMS.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteInbox"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opt-outs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Numbers that are sent no notices and no bulk, newest first. Security messages (class otp) still reach them.
         * @description API key scope: `read`.
         */
        get: operations["listOptOuts"];
        put?: never;
        /**
         * Put a number on the opt-out list.
         * @description API key scope: `admin`.
         */
        post: operations["addOptOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opt-outs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a number off the opt-out list, because its owner has agreed again.
         * @description API key scope: `admin`.
         */
        delete: operations["removeOptOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opt-outs/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The words by which people opt out and in by SMS, and what they are answered.
         * @description API key scope: `read`.
         */
        get: operations["getOptOutSettings"];
        /**
         * Change these words and answers.
         * @description API key scope: `admin`.
         */
        put: operations["putOptOutSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/captured": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mails caught by a capture route, newest first.
         * @description API key scope: `read`.
         */
        get: operations["listCaptured"];
        put?: never;
        post?: never;
        /**
         * Delete all captured mails.
         * @description API key scope: `admin`.
         */
        delete: operations["clearCaptured"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/captured/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One captured mail with its parts.
         * @description API key scope: `admin`.
         */
        get: operations["getCaptured"];
        put?: never;
        post?: never;
        /**
         * Delete a captured mail.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteCaptured"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/captured/{id}/html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The HTML part as a page of its own, for a sandboxed frame.
         * @description API key scope: `admin`.
         */
        get: operations["getCapturedHtml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/captured/{id}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mail as it left, for download.
         * @description API key scope: `admin`.
         */
        get: operations["getCapturedSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/modems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Modems with identity, signal, registration and state.
         * @description API key scope: `read`.
         */
        get: operations["listModems"];
        put?: never;
        /**
         * Add a modem; it is opened at once if enabled.
         * @description API key scope: `admin`.
         */
        post: operations["createModem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/modems/ports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Serial ports of the machine with their USB devices, and modems in the wrong mode; touches no port.
         * @description API key scope: `read`.
         */
        get: operations["listModemPorts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/modems/probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Identify the modem at a port that none uses: every step with its commands and answers. Sends nothing.
         * @description API key scope: `admin`.
         */
        post: operations["probeModem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/modems/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One modem.
         * @description API key scope: `read`.
         */
        get: operations["getModem"];
        put?: never;
        post?: never;
        /**
         * Remove a modem; a message it is sending is finished first.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteModem"];
        options?: never;
        head?: never;
        /**
         * Change a modem; absent fields stay, `pin: null` removes the PIN.
         * @description API key scope: `admin`.
         */
        patch: operations["updateModem"];
        trace?: never;
    };
    "/api/v1/modems/{id}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close, open and initialise a modem; also leaves `parked`.
         * @description API key scope: `admin`.
         */
        post: operations["restartModem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/modems/{id}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use whatever modem answers at the configured port as this one from now on, its IMEI included.
         * @description API key scope: `admin`.
         */
        post: operations["adoptModem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/modems/{id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last AT dialogue, with numbers and texts masked.
         * @description API key scope: `read`.
         */
        get: operations["getModemTranscript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/firmware-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The firmware profiles a modem can use.
         * @description API key scope: `read`.
         */
        get: operations["listFirmwareProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every SIM that was ever seen, with its limits, what it has used, and its credit.
         * @description API key scope: `read`.
         */
        get: operations["listSims"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sims/{iccid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One SIM.
         * @description API key scope: `read`.
         */
        get: operations["getSim"];
        put?: never;
        post?: never;
        /**
         * Forget a SIM that is in no modem, with its counters.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteSim"];
        options?: never;
        head?: never;
        /**
         * Change what a SIM may do; absent fields stay, in `quota` and `pace` too. It takes effect at once.
         * @description API key scope: `admin`.
         */
        patch: operations["updateSim"];
        trace?: never;
    };
    "/api/v1/sims/{iccid}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the network for the credit now; answers when it has, up to a minute. A failure stands in `balance.problem`.
         * @description API key scope: `admin`.
         */
        post: operations["askSimBalance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/modems/{id}/signal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signal of a modem over up to seven days, in even steps.
         * @description API key scope: `read`.
         */
        get: operations["getModemSignal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sms/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which modems text messages take, in the order in which the routes are looked at; the first that fits counts.
         * @description API key scope: `read`.
         */
        get: operations["listSmsRoutes"];
        put?: never;
        /**
         * Add an SMS route. What no route fits takes whichever modem has the least to do.
         * @description API key scope: `admin`.
         */
        post: operations["createSmsRoute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sms/routes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One SMS route.
         * @description API key scope: `read`.
         */
        get: operations["getSmsRoute"];
        put?: never;
        post?: never;
        /**
         * Remove an SMS route.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteSmsRoute"];
        options?: never;
        head?: never;
        /**
         * Change an SMS route; absent fields stay. Messages that wait already follow it too.
         * @description API key scope: `admin`.
         */
        patch: operations["updateSmsRoute"];
        trace?: never;
    };
    "/api/v1/simulator/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the simulated modem behaves.
         * @description API key scope: `read`.
         */
        get: operations["getSimulatorFaults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Make the simulated modem misbehave; absent fields stay.
         * @description API key scope: `admin`.
         */
        patch: operations["setSimulatorFaults"];
        trace?: never;
    };
    "/api/v1/simulator/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What arrived at the simulated phones, newest first.
         * @description API key scope: `admin`.
         */
        get: operations["listSimulatedSms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/simulator/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a simulated phone send an SMS to the gateway.
         * @description API key scope: `admin`.
         */
        post: operations["sendSimulatedReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where mail leaves by, each route with its health; never a password.
         * @description API key scope: `read`.
         */
        get: operations["listMailRoutes"];
        put?: never;
        /**
         * Add a mail route.
         * @description API key scope: `admin`.
         */
        post: operations["createMailRoute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail/routes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One mail route.
         * @description API key scope: `read`.
         */
        get: operations["getMailRoute"];
        put?: never;
        post?: never;
        /**
         * Remove a mail route.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteMailRoute"];
        options?: never;
        head?: never;
        /**
         * Change a mail route; absent fields stay, and so does an absent password.
         * @description API key scope: `admin`.
         */
        patch: operations["updateMailRoute"];
        trace?: never;
    };
    "/api/v1/mail/routes/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve, connect, TLS, login and MAIL FROM, step by step; sends nothing.
         * @description API key scope: `admin`.
         */
        post: operations["testMailRoute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All administrators.
         * @description API key scope: `admin`.
         */
        get: operations["listAdmins"];
        put?: never;
        /**
         * Add an administrator.
         * @description API key scope: `admin`.
         */
        post: operations["createAdmin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an administrator and end their sessions; never the last one.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteAdmin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All API keys, revoked ones too; never the keys themselves.
         * @description API key scope: `admin`.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make an API key; the answer is the only time it is shown.
         * @description API key scope: `admin`.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key at once; it stays in the list as revoked.
         * @description API key scope: `admin`.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what, when and from where; newest first.
         * @description API key scope: `read`.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit log as CSV, with the same filters.
         * @description API key scope: `admin`.
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is everything well, and if not, what to do.
         * @description API key scope: `read`.
         */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is alive. */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ready to take messages; 503 with the reasons until then. */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prometheus metrics; open to this machine, elsewhere with the scope `read`.
         * @description API key scope: `read`.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes, as server-sent events that carry ids and states only.
         * @description API key scope: `read`.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document. */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Admin: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            username: string;
            role: components["schemas"]["Role"];
            mustChangePassword: boolean;
            lastLoginAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
        };
        AdminInput: {
            username: string;
            password: string;
            /** @default administrator */
            role?: components["schemas"]["Role"];
        };
        AdminPage: {
            items: components["schemas"]["Admin"][];
            next: string | null;
        };
        /** @enum {string} */
        Algorithm: "SHA1" | "SHA256" | "SHA512";
        ApiKey: {
            name: string;
            scopes: components["schemas"]["Scope"][];
            /** @default null */
            expiresAt: string | null;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            prefix: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        ApiKeyCreated: {
            name: string;
            scopes: components["schemas"]["Scope"][];
            /** @default null */
            expiresAt: string | null;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            prefix: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
            /** @description Shown once */
            key: string;
        };
        ApiKeyInput: {
            name: string;
            scopes: components["schemas"]["Scope"][];
            /** @default null */
            expiresAt?: string | null;
        };
        ApiKeyPage: {
            items: components["schemas"]["ApiKey"][];
            next: string | null;
        };
        AppWarning: {
            apps: string[];
            message: string;
        };
        AppWarnings: {
            warnings: components["schemas"]["AppWarning"][];
        };
        Attempt: {
            number: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            startedAt: string;
            endedAt: string | null;
            /** @description Mail route or modem */
            via: string | null;
            outcome: ("sent" | "temporary" | "permanent" | "local" | "uncertain" | "interrupted") | null;
            /** @description The other side's own words */
            response: string | null;
            problem: components["schemas"]["Problem"] | null;
            dialogue: components["schemas"]["DialogueLine"][];
        };
        AuditEntry: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            actor: string;
            actorKind: string;
            ip: string | null;
            /** @description `token.push`, `user.update`, `session.login` */
            action: string;
            /** @description `token/0190…` */
            target: string | null;
            summary: string;
            detail: {
                [key: string]: unknown;
            } | null;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            next: string | null;
        };
        AuthorizationCode: {
            code: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt: string;
        };
        /**
         * @description none: no code needed; send: the code is in the message; withhold: needed, and read out by the help desk
         * @enum {string}
         */
        AuthorizationPolicy: "none" | "send" | "withhold";
        Captured: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            messageId: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            from: string;
            to: string;
            subject: string;
            bytes: number;
            text: string | null;
            /** @description cid: images as data: URLs, for a sandboxed frame */
            html: string | null;
            headers: {
                name: string;
                value: string;
            }[];
            parts: {
                type: string;
                filename: string | null;
                contentId: string | null;
                bytes: number;
                inline: boolean;
            }[];
        };
        CapturedPage: {
            items: components["schemas"]["CapturedSummary"][];
            next: string | null;
        };
        CapturedSummary: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            messageId: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            from: string;
            to: string;
            subject: string;
            bytes: number;
        };
        /** @enum {string} */
        Channel: "email" | "sms";
        Check: {
            id: string;
            /** @enum {string} */
            area: "mail" | "sms" | "outbox" | "storage" | "clock" | "security";
            /** @enum {string} */
            level: "ok" | "info" | "warning" | "error";
            title: string;
            text: string;
            remedy: string | null;
            /** @description Page of the UI where it can be mended */
            link: string | null;
        };
        ClockReading: {
            /** @description Network minus box: negative = the box's clock is fast */
            offsetMs: number;
            /**
             * @description Asked of the modem, or from the time stamp of a status report
             * @enum {string}
             */
            source: "network" | "report";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
        };
        Credentials: {
            username: string;
            password: string;
        };
        Delivery: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            to: string;
            state: components["schemas"]["DeliveryState"];
            attempts: number;
            nextAttemptAt: string | null;
            problem: components["schemas"]["Problem"] | null;
            via: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            updatedAt: string;
        };
        /** @enum {string} */
        DeliveryState: "queued" | "sending" | "sent" | "delivered" | "failed" | "expired" | "cancelled" | "held" | "uncertain";
        DialogueLine: {
            /** @description Since the attempt began */
            ms: number;
            /**
             * @description sent, received, remark
             * @enum {string}
             */
            dir: ">" | "<" | "-";
            text: string;
        };
        DialoguePage: {
            items: components["schemas"]["DialogueLine"][];
            next: string | null;
        };
        Domain: {
            /** @description What admins call it, `example.com` or `Sales` */
            name: string;
            /**
             * @description Where its users come from
             * @default internal
             * @enum {string}
             */
            source: "internal";
            /**
             * @description Country that a national mobile number belongs to
             * @default US
             */
            defaultCountry: string;
            /**
             * @description BCP 47
             * @default en
             */
            language: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            users: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            updatedAt: string;
        };
        DomainInput: {
            /** @description What admins call it, `example.com` or `Sales` */
            name: string;
            /**
             * @description Where its users come from
             * @default internal
             * @enum {string}
             */
            source?: "internal";
            /**
             * @description Country that a national mobile number belongs to
             * @default US
             */
            defaultCountry?: string;
            /**
             * @description BCP 47
             * @default en
             */
            language?: string;
        };
        DomainPage: {
            items: components["schemas"]["Domain"][];
            next: string | null;
        };
        DomainPatch: {
            /** @description What admins call it, `example.com` or `Sales` */
            name?: string;
            /**
             * @description Where its users come from
             * @enum {string}
             */
            source?: "internal";
            /** @description Country that a national mobile number belongs to */
            defaultCountry?: string;
            /** @description BCP 47 */
            language?: string;
        };
        EmailInput: {
            /** @constant */
            channel: "email";
            /** Format: email */
            to: string;
            from?: string;
            subject: string;
            text: string;
            html?: string;
            /** @description Default: notice */
            class?: components["schemas"]["MessageClass"];
            /**
             * @description high = otp, normal = notice, low = bulk; `class` wins
             * @enum {string}
             */
            priority?: "high" | "normal" | "low";
            /** @description Seconds */
            expiresIn?: number;
        };
        ErrorBody: {
            error: {
                /** @description Stable, UPPER_SNAKE */
                code: string;
                /** @description The cause, in plain words */
                message: string;
                /** @description What to do about it */
                remedy?: string;
                /** @description Where the input is wrong */
                fields?: {
                    /** @description `auth.username` */
                    path: string;
                    message: string;
                }[];
                /** @description Of an unexpected error: find it in the log */
                requestId?: string;
            };
        };
        Forward: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            ruleId: string;
            ruleName: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            inboxId: string;
            /** @description Who sent the SMS */
            from: string;
            /** @enum {string} */
            kind: "mail" | "webhook";
            /** @description Mailbox or URL */
            target: string;
            state: components["schemas"]["ForwardState"];
            attempts: number;
            nextAttemptAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt: string;
            /** @description The mail it became */
            messageId: string | null;
            /** @description The other side's own words */
            response: string | null;
            problem: components["schemas"]["Problem"] | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            finishedAt: string | null;
        };
        ForwardPage: {
            items: components["schemas"]["Forward"][];
            next: string | null;
        };
        /** @enum {string} */
        ForwardState: "queued" | "delivered" | "mailed" | "failed" | "expired";
        ForwardTest: {
            ok: boolean;
            ms: number;
            text: string;
            remedy?: string;
            /** @description The mail it became */
            messageId: string | null;
        };
        ForwardingRule: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            name: string;
            enabled: boolean;
            modemId: string | null;
            sim: string | null;
            senders: string[];
            keywords: string[];
            target: {
                /** @constant */
                kind: "mail";
                to: string;
            } | {
                /** @constant */
                kind: "webhook";
                url: string;
                hasSecret: boolean;
                ca: string | null;
            };
            health: {
                /** @enum {string} */
                state: "unused" | "ok" | "failing";
                lastError: components["schemas"]["Problem"] | null;
                /** @description Of this state */
                since: string | null;
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            updatedAt: string;
        };
        ForwardingRuleInput: {
            name: string;
            /** @default true */
            enabled?: boolean;
            /**
             * @description Only what came in over this modem; null = any
             * @default null
             */
            modemId?: string | null;
            /**
             * @description Only what came to this SIM (ICCID, else IMSI); null = any
             * @default null
             */
            sim?: string | null;
            /**
             * @description The sender's number (`+4917`) or name begins with one of these; [] = any
             * @default []
             */
            senders?: string[];
            /**
             * @description The first word of the text is one of these; [] = any
             * @default []
             */
            keywords?: string[];
            target: {
                /** @constant */
                kind: "mail";
                /**
                 * Format: email
                 * @description Mailbox
                 */
                to: string;
            } | {
                /** @constant */
                kind: "webhook";
                /** @description http:// or https://; redirects are not followed */
                url: string;
                /** @description Key of the HMAC-SHA256 signature; write-only. Absent on PATCH = unchanged */
                secret?: string;
                /**
                 * @description PEM of the CA that signed the server's certificate; null = the system's
                 * @default null
                 */
                ca?: string | null;
            };
        };
        ForwardingRulePage: {
            items: components["schemas"]["ForwardingRule"][];
            next: string | null;
        };
        ForwardingRulePatch: {
            name?: string;
            enabled?: boolean;
            /** @description Only what came in over this modem; null = any */
            modemId?: string | null;
            /** @description Only what came to this SIM (ICCID, else IMSI); null = any */
            sim?: string | null;
            /** @description The sender's number (`+4917`) or name begins with one of these; [] = any */
            senders?: string[];
            /** @description The first word of the text is one of these; [] = any */
            keywords?: string[];
            target?: {
                /** @constant */
                kind: "mail";
                /**
                 * Format: email
                 * @description Mailbox
                 */
                to: string;
            } | {
                /** @constant */
                kind: "webhook";
                /** @description http:// or https://; redirects are not followed */
                url: string;
                /** @description Key of the HMAC-SHA256 signature; write-only. Absent on PATCH = unchanged */
                secret?: string;
                /**
                 * @description PEM of the CA that signed the server's certificate; null = the system's
                 * @default null
                 */
                ca?: string | null;
            };
        };
        FoundPort: {
            path: string;
            /** @description A name that stays when the number changes; best to configure */
            byId: string | null;
            driver: string | null;
            usb: {
                vid: string;
                pid: string;
                /** @description On the bus: `1-1.4` */
                place: string;
                manufacturer: string | null;
                product: string | null;
                serial: string | null;
            } | null;
            interfaceNumber: number | null;
            /** @description at: commands belong here · at-spare: answers commands too · other: never write there · null: must be tried */
            role: ("at" | "at-spare" | "other") | null;
            /** @description The profile that knows this USB device */
            profile: {
                id: string;
                label: string;
            } | null;
            /** @description Name of the modem that uses it now */
            usedBy: string | null;
            /** @description Free, and where commands of its device belong */
            recommended: boolean;
        };
        FramedSmtpPreview: {
            from: string;
            to: string;
            subject: string;
            /** @description The plain part */
            text: string;
            /** @description The HTML part with cid: images as data: URLs, for a sandboxed frame */
            html: string | null;
            /** @description The MIME message as it would leave */
            source: string;
            bytes: number;
            /** @description MIME tree, one line a part, indented */
            structure: string[];
            warnings: string[];
            /** @description The HTML part as a page of its own for a sandboxed frame, for a few minutes; null without HTML */
            frameUrl: string | null;
        };
        InboxPage: {
            items: components["schemas"]["InboxSms"][];
            next: string | null;
        };
        InboxSms: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            from: string;
            text: string;
            modem: string | null;
            sim: string | null;
            parts: number;
            complete: boolean;
            /**
             * @description assembling: parts of it are still to come; incomplete: they did not within 24 hours
             * @enum {string}
             */
            state: "complete" | "assembling" | "incomplete";
            /** @description The network's time stamp (SCTS) */
            sentAt: string | null;
        };
        /**
         * @description drain: wait for silence and ask anew · reopen: close and open the port · soft: radio off and on · vendor: restart the modem · usb: off the bus and on again · parked: given up, until somebody restarts or replugs it
         * @enum {string}
         */
        LadderStep: "drain" | "reopen" | "soft" | "vendor" | "usb" | "parked";
        Liveness: {
            /** @constant */
            alive: true;
        };
        MailRoute: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            match: string;
            /** @enum {string} */
            kind: "smarthost" | "mx" | "capture";
            host: string | null;
            port: number;
            /** @enum {string} */
            tls: "none" | "opportunistic" | "required" | "implicit";
            auth: {
                username: string;
                hasPassword: boolean;
            } | null;
            ca: string | null;
            enabled: boolean;
            health: {
                /** @enum {string} */
                state: "unused" | "ok" | "failing";
                lastError: components["schemas"]["Problem"] | null;
                since: string | null;
            };
        };
        MailRouteInput: {
            /** @description `*`, `domain`, `.domain` for sub-domains too, or `user@domain` */
            match: string;
            /** @enum {string} */
            kind: "smarthost" | "mx" | "capture";
            /** @default null */
            host?: string | null;
            /** @default 25 */
            port?: number;
            /**
             * @default opportunistic
             * @enum {string}
             */
            tls?: "none" | "opportunistic" | "required" | "implicit";
            /** @default null */
            auth?: {
                username: string;
                /** @description Write-only; absent on PATCH = unchanged */
                password?: string;
            } | null;
            /**
             * @description PEM of the CA that signed the certificate; null = the system's
             * @default null
             */
            ca?: string | null;
            /** @default true */
            enabled?: boolean;
        };
        MailRoutePage: {
            items: components["schemas"]["MailRoute"][];
            next: string | null;
        };
        MailRoutePatch: {
            /** @description `*`, `domain`, `.domain` for sub-domains too, or `user@domain` */
            match?: string;
            /** @enum {string} */
            kind?: "smarthost" | "mx" | "capture";
            host?: string | null;
            port?: number;
            /** @enum {string} */
            tls?: "none" | "opportunistic" | "required" | "implicit";
            auth?: {
                username: string;
                /** @description Write-only; absent on PATCH = unchanged */
                password?: string;
            } | null;
            /** @description PEM of the CA that signed the certificate; null = the system's */
            ca?: string | null;
            enabled?: boolean;
        };
        Message: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            channel: components["schemas"]["Channel"];
            kind: components["schemas"]["MessageKind"];
            class: components["schemas"]["MessageClass"];
            state: components["schemas"]["DeliveryState"];
            from: string | null;
            /** @description First recipient */
            to: string;
            recipients: number;
            /** @description Never holds a secret */
            subject: string | null;
            attempts: number;
            error: components["schemas"]["Problem"] | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt: string;
            nextAttemptAt: string | null;
            actor: string;
            source: string;
            pushId: string | null;
            /** @description Why it is still here, in plain words */
            waitingFor: string | null;
            /** @description What its state allows now */
            actions: ("retry" | "hold" | "release" | "cancel" | "resolve-sent" | "resolve-resend")[];
            deliveries: components["schemas"]["Delivery"][];
            parts: components["schemas"]["Part"][];
            attemptLog: components["schemas"]["Attempt"][];
            timeline: components["schemas"]["TimelineEntry"][];
        };
        MessageAccepted: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
        };
        /** @enum {string} */
        MessageClass: "otp" | "notice" | "bulk";
        MessageInput: components["schemas"]["SmsInput"] | components["schemas"]["EmailInput"];
        /** @enum {string} */
        MessageKind: "push" | "sms" | "email" | "relay";
        MessagePage: {
            items: components["schemas"]["MessageSummary"][];
            next: string | null;
        };
        MessageSummary: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            channel: components["schemas"]["Channel"];
            kind: components["schemas"]["MessageKind"];
            class: components["schemas"]["MessageClass"];
            state: components["schemas"]["DeliveryState"];
            from: string | null;
            /** @description First recipient */
            to: string;
            recipients: number;
            /** @description Never holds a secret */
            subject: string | null;
            attempts: number;
            error: components["schemas"]["Problem"] | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            expiresAt: string;
            nextAttemptAt: string | null;
        };
        MobileCheck: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            domainId: string;
            mobile: string;
        };
        MobileKept: {
            /** @description E.164 */
            mobile: string;
        };
        Modem: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            name: string;
            /** @description As configured */
            port: string;
            /** @description Where it was found: a modem is known by its IMEI and may sit at another port than configured; null = nowhere */
            currentPort: string | null;
            /** @description As configured */
            profile: string | null;
            enabled: boolean;
            hasPin: boolean;
            state: components["schemas"]["ModemState"];
            /** @description The state in plain words: "waiting for the network" */
            stateText: string;
            identity: {
                manufacturer: string | null;
                model: string | null;
                firmware: string | null;
                imei: string | null;
                iccid: string | null;
                imsi: string | null;
                /** @description The profile in use */
                profile: string | null;
                /** @description What matched */
                profileWhy: string | null;
            } | null;
            signal: {
                dbm: number | null;
                /** @enum {string} */
                quality: "none" | "weak" | "fair" | "good" | "excellent";
            } | null;
            registration: {
                /** @enum {string} */
                status: "home" | "roaming" | "searching" | "denied" | "not-registered" | "unknown";
                operator: string | null;
            } | null;
            /** @description Service centre number */
            smsc: string | null;
            /** @description What is known of the SIM in it; more under /api/v1/sims */
            sim: {
                iccid: string;
                name: string | null;
                /** @description The limit that is reached, in words: it sends nothing */
                limit: string | null;
                partsToday: number;
                balance: components["schemas"]["SimBalance"] | null;
            } | null;
            /** @description The time of its network against the clock of this box */
            clock: components["schemas"]["ClockReading"] | null;
            sentToday: number;
            /** @description Messages handed to this modem and not yet answered */
            queue: number;
            lastError: components["schemas"]["Problem"] | null;
            /**
             * Format: date-time
             * @description In this state since
             */
            since: string;
            ladder: components["schemas"]["ModemLadder"];
        };
        ModemInput: {
            name: string;
            port: string;
            /**
             * @description Id of a firmware profile; null = chosen by what the modem says of itself
             * @default null
             */
            profile?: string | null;
            /** @description SIM PIN; write-only. Absent on PATCH = unchanged, null = removed */
            pin?: string | null;
            /** @default true */
            enabled?: boolean;
        };
        ModemLadder: {
            /** @description null: all is well */
            step: components["schemas"]["LadderStep"] | null;
            /** @description On this step since */
            since: string | null;
            /** @description In a row */
            failures: number;
            /** @description What comes if it does not help */
            next: components["schemas"]["LadderStep"] | null;
            /** @description When the port is opened again */
            nextAt: string | null;
            /** @description The last twenty, newest first */
            events: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
                step: components["schemas"]["LadderStep"] | null;
                text: string;
            }[];
        };
        ModemPage: {
            items: components["schemas"]["Modem"][];
            next: string | null;
        };
        ModemPatch: {
            name?: string;
            port?: string;
            /** @description Id of a firmware profile; null = chosen by what the modem says of itself */
            profile?: string | null;
            /** @description SIM PIN; write-only. Absent on PATCH = unchanged, null = removed */
            pin?: string | null;
            enabled?: boolean;
        };
        ModemPorts: {
            items: components["schemas"]["FoundPort"][];
            stray: components["schemas"]["StrayModem"][];
        };
        /** @enum {string} */
        ModemState: "disabled" | "connecting" | "starting" | "ready" | "busy" | "waiting" | "recovering" | "disconnected" | "parked";
        OptOut: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            number: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            since: string;
            /** @enum {string} */
            source: "sms" | "admin";
            /** @description The word they texted */
            keyword: string | null;
            /** @description The number itself, or the administrator */
            by: string;
            note: string | null;
        };
        OptOutInput: {
            /** @description E.164, or national if a default country is set */
            number: string;
            /**
             * @description Why, for those who look later
             * @default null
             */
            note?: string | null;
        };
        OptOutPage: {
            items: components["schemas"]["OptOut"][];
            next: string | null;
        };
        OptOutSettings: {
            /** @description false = words change nothing; the list itself stays in force */
            enabled: boolean;
            /** @description Any of these puts the sender on the list */
            stopWords: string[];
            /** @description Any of these takes the sender off the list */
            startWords: string[];
            /** @description Also where the word only begins a longer text */
            firstWord: boolean;
            /** @description Confirmation that is sent once; null = none */
            stopReply: string | null;
            /** @description Confirmation that is sent once; null = none */
            startReply: string | null;
        };
        Part: {
            /** @description 1-based */
            seq: number;
            total: number;
            state: components["schemas"]["PartState"];
            modem: string | null;
            /** @description ICCID or IMSI */
            sim: string | null;
            /** @description TP-MR, 0…255 */
            reference: number | null;
            submittedAt: string | null;
            reportedAt: string | null;
            /** @description TP-Status of the status report */
            status: number | null;
        };
        /** @enum {string} */
        PartState: "pending" | "submitting" | "sent" | "delivered" | "failed" | "uncertain";
        PasswordChange: {
            current: string;
            next: string;
        };
        Probe: {
            port: string;
            /** @description A modem answered, and it could send */
            ok: boolean;
            identity: {
                manufacturer: string | null;
                model: string | null;
                firmware: string | null;
                imei: string | null;
            } | null;
            profile: {
                id: string;
                label: string;
                why: string;
            } | null;
            /** @description Name of the modem in this gateway that has this IMEI */
            knownAs: string | null;
            steps: components["schemas"]["ProbeStep"][];
        };
        ProbeInput: {
            port: string;
            /**
             * @description null = chosen by what the modem says of itself
             * @default null
             */
            profile?: string | null;
        };
        ProbeStep: {
            /** @enum {string} */
            step: "open" | "wake" | "identity" | "profile" | "sim" | "network" | "signal" | "service-centre" | "memories" | "announcements" | "send" | "report";
            ok: boolean;
            ms: number;
            /** @description What was found, in plain words */
            text: string;
            remedy?: string;
            /** @description Every command and answer, numbers and PINs masked */
            lines: {
                ms: number;
                /** @enum {string} */
                dir: ">" | "<" | "-";
                text: string;
            }[];
        };
        Problem: {
            code: string;
            /** @description The cause, in plain words */
            message: string;
            remedy?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
        };
        ProfilePage: {
            items: components["schemas"]["ProfileSummary"][];
            next: string | null;
        };
        ProfileSummary: {
            id: string;
            label: string;
            extends: string | null;
        };
        Push: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            tokenId: string;
            tokenSerial: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            userId: string;
            userLogin: string;
            channel: components["schemas"]["Channel"];
            to: string;
            state: components["schemas"]["PushState"];
            /**
             * Format: uuid
             * @description UUIDv7
             */
            messageId: string;
            /** @description Which version of the message template was used */
            template: {
                channel: components["schemas"]["Channel"];
                version: number;
            };
            /** @enum {string} */
            authorization: "none" | "send" | "withhold";
            by: string;
            times: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                queued: string;
                accepted: string | null;
                delivered: string | null;
                opened: string | null;
                revealed: string | null;
                verified: string | null;
                /** @description failed, expired, cancelled or revoked */
                ended: string | null;
                linkExpires: string | null;
            };
        };
        PushAccepted: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            pushId: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            messageId: string;
        };
        PushPage: {
            items: components["schemas"]["Push"][];
            next: string | null;
        };
        PushRequest: {
            channel: components["schemas"]["Channel"];
        };
        /** @enum {string} */
        PushState: "queued" | "accepted" | "delivered" | "opened" | "revealed" | "verified" | "failed" | "uncertain" | "expired" | "cancelled" | "revoked";
        Readiness: {
            ready: boolean;
            reasons: string[];
        };
        Removed: {
            removed: number;
        };
        ResolveInput: {
            /**
             * @description It has arrived; or it has not, and is sent again
             * @enum {string}
             */
            as: "sent" | "resend";
        };
        /** @enum {string} */
        Role: "administrator";
        RouteTest: {
            ok: boolean;
            steps: components["schemas"]["RouteTestStep"][];
        };
        RouteTestStep: {
            step: string;
            ok: boolean;
            ms: number;
            text: string;
            remedy?: string;
        };
        /** @enum {string} */
        Scope: "admin" | "read" | "directory" | "push" | "send";
        Session: {
            admin: components["schemas"]["Admin"];
        };
        SignalHistory: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            from: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            to: string;
            stepMs: number;
            samples: {
                /**
                 * Format: date-time
                 * @description Begin of the step
                 */
                at: string;
                /** @description Mean; null = no signal */
                dbm: number | null;
                min: number | null;
                max: number | null;
                /** @description In a network during the whole step */
                registered: boolean;
            }[];
        };
        Sim: {
            /**
             * @description What people call it
             * @default null
             */
            name: string | null;
            /**
             * @description deny: it sends nothing in a foreign network
             * @default allow
             * @enum {string}
             */
            roaming: "allow" | "deny";
            /**
             * @description Service centre number to write to the SIM; null = as the SIM had it
             * @default null
             */
            smsc: string | null;
            quota: components["schemas"]["SimQuota"];
            pace: components["schemas"]["SimPace"];
            /** @default null */
            balanceQuery: {
                /** @description USSD code */
                code: string;
                /**
                 * @description Regular expression whose one group is the amount; null = the first number with decimals
                 * @default null
                 */
                pattern: string | null;
                /**
                 * @description Alarm below this amount; null = none
                 * @default null
                 */
                lowBelow: number | null;
                /**
                 * @description null = only when asked by hand
                 * @default null
                 */
                everyHours: number | null;
            } | null;
            /** @description Serial number; the IMSI where a modem does not tell it */
            iccid: string;
            /** @description Where it is now */
            modem: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
                stateText: string;
            } | null;
            lastModem: string | null;
            /** @description Where it was registered last */
            operator: string | null;
            serviceCentre: {
                /** @description On the SIM, as the modem read it last */
                current: string | null;
                /** @description As it was when the SIM was first seen */
                original: string | null;
            };
            usage: {
                partsToday: number;
                partsThisMonth: number;
                recipientsThisMonth: number;
                /** @description The limit that is reached, in words; null = none */
                reached: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                dayEndsAt: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                monthEndsAt: string;
            };
            balance: components["schemas"]["SimBalance"] | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            firstSeenAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            lastSeenAt: string;
        };
        SimBalance: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            /** @description The network's own words; null when there was no answer */
            text: string | null;
            /** @description null where the pattern found none */
            amount: number | null;
            low: boolean;
            problem: components["schemas"]["Problem"] | null;
        };
        SimPace: {
            /**
             * @description Between the beginnings of two parts
             * @default 0
             */
            minIntervalMs: number;
            /**
             * @description null = as fast as it can
             * @default null
             */
            partsPerMinute: number | null;
        };
        SimPage: {
            items: components["schemas"]["Sim"][];
            next: string | null;
        };
        SimPatch: {
            /** @description What people call it */
            name?: string | null;
            /**
             * @description deny: it sends nothing in a foreign network
             * @enum {string}
             */
            roaming?: "allow" | "deny";
            /** @description Service centre number to write to the SIM; null = as the SIM had it */
            smsc?: string | null;
            quota?: {
                /** @description Parts from midnight to midnight; null = no limit */
                partsPerDay?: number | null;
                /** @description Parts from the first of the month; null = no limit */
                partsPerMonth?: number | null;
                /** @description Different numbers from the first of the month; null = no limit */
                recipientsPerMonth?: number | null;
                /** @description Parts of each limit that are kept for OTPs */
                otpReserve?: number;
            };
            pace?: {
                /** @description Between the beginnings of two parts */
                minIntervalMs?: number;
                /** @description null = as fast as it can */
                partsPerMinute?: number | null;
            };
            balanceQuery?: {
                /** @description USSD code */
                code: string;
                /**
                 * @description Regular expression whose one group is the amount; null = the first number with decimals
                 * @default null
                 */
                pattern?: string | null;
                /**
                 * @description Alarm below this amount; null = none
                 * @default null
                 */
                lowBelow?: number | null;
                /**
                 * @description null = only when asked by hand
                 * @default null
                 */
                everyHours?: number | null;
            } | null;
        };
        SimQuota: {
            /**
             * @description Parts from midnight to midnight; null = no limit
             * @default null
             */
            partsPerDay: number | null;
            /**
             * @description Parts from the first of the month; null = no limit
             * @default null
             */
            partsPerMonth: number | null;
            /**
             * @description Different numbers from the first of the month; null = no limit
             * @default null
             */
            recipientsPerMonth: number | null;
            /**
             * @description Parts of each limit that are kept for OTPs
             * @default 0
             */
            otpReserve: number;
        };
        SimulatedReply: {
            /** @description Number of the simulated phone */
            from: string;
            text: string;
        };
        SimulatedSms: {
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            to: string;
            text: string;
            parts: number;
            complete: boolean;
            encoding: string;
        };
        SimulatedSmsPage: {
            items: components["schemas"]["SimulatedSms"][];
            next: string | null;
        };
        SimulatorFaults: {
            /**
             * @description Time from Ctrl-Z to +CMGS
             * @default 300
             */
            submitMs: number;
            /**
             * @description Next n submits get no prompt
             * @default 0
             */
            noPrompt: number;
            /**
             * @description Next n submits are never answered after Ctrl-Z, though sent
             * @default 0
             */
            silence: number;
            /**
             * @description Next n submits are answered ERROR
             * @default 0
             */
            plainError: number;
            /**
             * @default {
             *       "code": 38,
             *       "times": 0
             *     }
             */
            cmsError: {
                code: number;
                times: number;
            };
            /** @default false */
            unplugged: boolean;
            /**
             * @description CREG stat
             * @default 1
             */
            registration: number;
            /** @default 21 */
            csq: number;
            /**
             * @default delivered
             * @enum {string}
             */
            reports: "delivered" | "failed" | "none" | "late";
            /** @default 800 */
            reportMs: number;
            /**
             * @description SIM asks for this PIN
             * @default null
             */
            pin: string | null;
            /** @default false */
            echo: boolean;
            /**
             * @description Unsolicited lines in the middle of replies
             * @default false
             */
            noise: boolean;
        };
        SimulatorFaultsPatch: {
            /** @description Time from Ctrl-Z to +CMGS */
            submitMs?: number;
            /** @description Next n submits get no prompt */
            noPrompt?: number;
            /** @description Next n submits are never answered after Ctrl-Z, though sent */
            silence?: number;
            /** @description Next n submits are answered ERROR */
            plainError?: number;
            cmsError?: {
                code: number;
                times: number;
            };
            unplugged?: boolean;
            /** @description CREG stat */
            registration?: number;
            csq?: number;
            /** @enum {string} */
            reports?: "delivered" | "failed" | "none" | "late";
            reportMs?: number;
            /** @description SIM asks for this PIN */
            pin?: string | null;
            echo?: boolean;
            /** @description Unsolicited lines in the middle of replies */
            noise?: boolean;
        };
        SmsInput: {
            /** @constant */
            channel: "sms";
            /** @description E.164, or national if a default country is set */
            to: string;
            text: string;
            /**
             * @description Message class 0: shown at once, not stored
             * @default false
             */
            flash?: boolean;
            /** @description Id or name of the modem that is to send it; absent = as routes say */
            modem?: string;
            /** @description Default: notice */
            class?: components["schemas"]["MessageClass"];
            /**
             * @description high = otp, normal = notice, low = bulk; `class` wins
             * @enum {string}
             */
            priority?: "high" | "normal" | "low";
            /** @description Seconds */
            expiresIn?: number;
        };
        SmsPreview: {
            text: string;
            /** @enum {string} */
            encoding: "GSM-7" | "UCS-2";
            parts: {
                text: string;
                units: number;
                capacity: number;
            }[];
            forcedUcs2: {
                character: string;
                index: number;
                suggestion: string | null;
            }[];
            warnings: string[];
        };
        SmsRoute: {
            name: string;
            /**
             * @description The lowest is looked at first
             * @default 100
             */
            position: number;
            /**
             * @description Of the recipient, E.164; empty = any number
             * @default []
             */
            prefixes: string[];
            /**
             * @description Domains of the pushed user; empty = any message
             * @default []
             */
            domains: string[];
            /**
             * @description empty = any class
             * @default []
             */
            classes: components["schemas"]["MessageClass"][];
            /**
             * @description In order of preference; empty = all modems
             * @default []
             */
            modems: string[];
            /**
             * @description failover: the first in order that serves; the next ones are spares
             * @default least-loaded
             * @enum {string}
             */
            strategy: "least-loaded" | "round-robin" | "failover";
            /**
             * @description While none of its modems can take it: wait for them, or let any other modem
             * @default wait
             * @enum {string}
             */
            otherwise: "wait" | "any";
            /** @default true */
            enabled: boolean;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
        };
        SmsRouteInput: {
            name: string;
            /**
             * @description The lowest is looked at first
             * @default 100
             */
            position?: number;
            /**
             * @description Of the recipient, E.164; empty = any number
             * @default []
             */
            prefixes?: string[];
            /**
             * @description Domains of the pushed user; empty = any message
             * @default []
             */
            domains?: string[];
            /**
             * @description empty = any class
             * @default []
             */
            classes?: components["schemas"]["MessageClass"][];
            /**
             * @description In order of preference; empty = all modems
             * @default []
             */
            modems?: string[];
            /**
             * @description failover: the first in order that serves; the next ones are spares
             * @default least-loaded
             * @enum {string}
             */
            strategy?: "least-loaded" | "round-robin" | "failover";
            /**
             * @description While none of its modems can take it: wait for them, or let any other modem
             * @default wait
             * @enum {string}
             */
            otherwise?: "wait" | "any";
            /** @default true */
            enabled?: boolean;
        };
        SmsRoutePage: {
            items: components["schemas"]["SmsRoute"][];
            next: string | null;
        };
        SmsRoutePatch: {
            name?: string;
            /** @description The lowest is looked at first */
            position?: number;
            /** @description Of the recipient, E.164; empty = any number */
            prefixes?: string[];
            /** @description Domains of the pushed user; empty = any message */
            domains?: string[];
            /** @description empty = any class */
            classes?: components["schemas"]["MessageClass"][];
            /** @description In order of preference; empty = all modems */
            modems?: string[];
            /**
             * @description failover: the first in order that serves; the next ones are spares
             * @enum {string}
             */
            strategy?: "least-loaded" | "round-robin" | "failover";
            /**
             * @description While none of its modems can take it: wait for them, or let any other modem
             * @enum {string}
             */
            otherwise?: "wait" | "any";
            enabled?: boolean;
        };
        SmsTemplate: {
            text: string;
            version: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            updatedAt: string;
            updatedBy: string;
        };
        SmsTemplateInput: {
            text: string;
        };
        SmsTestInput: {
            /** @description E-mail address, or mobile number in E.164 */
            to: string;
            /** @description Unsaved template to send; absent = the saved one */
            template?: components["schemas"]["SmsTemplateInput"];
        };
        SmtpTemplate: {
            /** @description `Name <address>` */
            sender: string;
            subject: string;
            /** @description HTML when `html` is set */
            text: string;
            /** @description HTML Format; needed for [[QRCODE]] */
            html: boolean;
            version: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            updatedAt: string;
            updatedBy: string;
        };
        SmtpTemplateInput: {
            /** @description `Name <address>` */
            sender: string;
            subject: string;
            /** @description HTML when `html` is set */
            text: string;
            /** @description HTML Format; needed for [[QRCODE]] */
            html: boolean;
        };
        SmtpTestInput: {
            /** @description E-mail address, or mobile number in E.164 */
            to: string;
            /** @description Unsaved template to send; absent = the saved one */
            template?: components["schemas"]["SmtpTemplateInput"];
        };
        Status: {
            version: string;
            demo: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            startedAt: string;
            checks: components["schemas"]["Check"][];
            counts: {
                queued: number;
                sentToday: number;
                deliveredToday: number;
                failedToday: number;
                uncertain: number;
                users: number;
                tokens: number;
            };
        };
        StrayModem: {
            vid: string;
            pid: string;
            name: string;
            /** @enum {string} */
            mode: "hilink" | "cd-rom";
            text: string;
            remedy: string;
        };
        TemplateVersion: {
            version: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            by: string;
        };
        TemplateVersionPage: {
            items: components["schemas"]["TemplateVersion"][];
            next: string | null;
        };
        TestAccepted: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            messageId: string;
        };
        TimelineEntry: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            /** @description accepted, sending, sent, delivered, failed, retry, held, released, cancelled, expired, uncertain, report */
            event: string;
            text: string;
            actor: string | null;
        };
        Token: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            serial: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            userId: string;
            userLogin: string;
            /** @enum {string} */
            type: "totp" | "hotp";
            issuer: string;
            label: string | null;
            algorithm: components["schemas"]["Algorithm"];
            digits: number;
            period: number | null;
            counter: number | null;
            link: string | null;
            authorization: components["schemas"]["AuthorizationPolicy"];
            /** @enum {string} */
            state: "active" | "revoked";
            warnings: components["schemas"]["AppWarning"][];
            lastPush: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                /** @enum {string} */
                channel: "email" | "sms";
                state: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
            } | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            updatedAt: string;
        };
        TokenInput: {
            /**
             * @default totp
             * @enum {string}
             */
            type?: "totp" | "hotp";
            issuer: string;
            /**
             * @description Account name the app shows; null = the user's login
             * @default null
             */
            label?: string | null;
            /**
             * @description Download link; null = a one-time link of the gateway
             * @default null
             */
            link?: string | null;
            /** @default none */
            authorization?: components["schemas"]["AuthorizationPolicy"];
            /** @description Base32, spaces and dashes allowed; 20 random bytes are made if absent */
            secret?: string;
            /** @default SHA1 */
            algorithm?: components["schemas"]["Algorithm"];
            /** @default 6 */
            digits?: 6 | 7 | 8;
            /**
             * @description Seconds, TOTP only
             * @default 30
             */
            period?: number;
            /**
             * @description HOTP only
             * @default 0
             */
            counter?: number;
        };
        TokenPage: {
            items: components["schemas"]["Token"][];
            next: string | null;
        };
        TokenPatch: {
            issuer?: string;
            label?: string | null;
            link?: string | null;
            authorization?: components["schemas"]["AuthorizationPolicy"];
        };
        TokenQr: {
            keyUri: string;
            /** @description Base32 in groups of four */
            secret: string;
            /** @description data: URL */
            png: string;
            warnings: components["schemas"]["AppWarning"][];
        };
        User: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            domainId: string;
            login: string;
            /** @default  */
            displayName: string;
            /** @default null */
            email: string | null;
            /** @description E.164 */
            mobile: string | null;
            /**
             * @description BCP 47; null = the domain's
             * @default null
             */
            language: string | null;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            domainName: string;
            /** @description How many tokens the user has */
            tokens: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            updatedAt: string;
        };
        UserInput: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            domainId: string;
            login: string;
            /** @default  */
            displayName?: string;
            /** @default null */
            email?: string | null;
            /**
             * @description In any usual notation; kept as E.164
             * @default null
             */
            mobile?: string | null;
            /**
             * @description BCP 47; null = the domain's
             * @default null
             */
            language?: string | null;
        };
        UserPage: {
            items: components["schemas"]["User"][];
            next: string | null;
        };
        UserPatch: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            domainId?: string;
            login?: string;
            displayName?: string;
            email?: string | null;
            /** @description In any usual notation; kept as E.164 */
            mobile?: string | null;
            /** @description BCP 47; null = the domain's */
            language?: string | null;
        };
        Wildcard: {
            /** @description Without the brackets */
            name: string;
            meaning: string;
            example: string;
            channels: components["schemas"]["Channel"][];
        };
        WildcardPage: {
            items: components["schemas"]["Wildcard"][];
            next: string | null;
        };
    };
    responses: {
        /** @description The request cannot be read. */
        Unreadable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Not signed in, or the API key is not valid. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Not allowed with this session or key. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description There is no such thing. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The body is too large. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The body must be application/json. */
        WrongMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The input is wrong; `fields` says where. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Sign in; the answer sets the session cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Unreadable"];
            /** @description User name or password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
            /** @description Too many tries; Retry-After says when to come back. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Change the own password; all other sessions of this administrator end. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
            /** @description Too many wrong passwords; Retry-After says when to come back. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listDomains: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Domains, each with its number of users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    createDomain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DomainInput"];
            };
        };
        responses: {
            /** @description Add a domain. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The name is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    getDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One domain. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a domain with its users and their tokens. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    updateDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DomainPatch"];
            };
        };
        responses: {
            /** @description Change a domain; absent fields stay. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Domain"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The name is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
                /** @description UUIDv7 */
                domain?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Users, of one domain with `domain`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserInput"];
            };
        };
        responses: {
            /** @description Add a user. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The login is taken in this domain. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    checkMobile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MobileCheck"];
            };
        };
        responses: {
            /** @description What a mobile number would be kept as, while it is being typed; nothing is saved. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MobileKept"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a user with all tokens. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description Change a user; absent fields stay. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The login is taken in this domain. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listUserTokens: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
            };
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user's tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenInput"];
            };
        };
        responses: {
            /** @description Give a user a token; the secret is made if absent and never returned. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    checkToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenInput"];
            };
        };
        responses: {
            /** @description Apps that would not work with a token made so; nothing is saved. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppWarnings"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listTokens: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tokens of all users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    getToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One token, without its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a token. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    updateToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenPatch"];
            };
        };
        responses: {
            /** @description Change issuer, label, link or authorization; absent fields stay. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke a token: it can no longer be pushed, and its open links are dead. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    showTokenQr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a token's QR code and secret; audited. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenQr"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    pushToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key from the same caller sends once, and answers the same. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushRequest"];
            };
        };
        responses: {
            /** @description Push a token to its user's mailbox or phone. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushAccepted"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The token is revoked. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listTokenPushes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A token's latest pushes, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getPush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One push: its state and its times from queued to verified. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Push"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    readAuthorizationCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The authorization code that was withheld from the message, for reading it out; audited. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationCode"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The code is not withheld, or the push is over. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listWildcards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The [[WORDS]] a template may use. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WildcardPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getSmtpTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail template in use. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmtpTemplate"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    putSmtpTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmtpTemplateInput"];
            };
        };
        responses: {
            /** @description Save the mail template as a new version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmtpTemplate"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listSmtpTemplateVersions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All versions of the mail template. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateVersionPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getSmtpTemplateVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail template as it was in one version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmtpTemplate"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    previewSmtpTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmtpTemplateInput"];
            };
        };
        responses: {
            /** @description The MIME message this template makes, with a dummy token; nothing is saved or sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FramedSmtpPreview"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    frameSmtpPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                preview: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page; it runs no script and loads nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    testSmtpTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key from the same caller sends once, and answers the same. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmtpTestInput"];
            };
        };
        responses: {
            /** @description Send the template with a dummy token to an address. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestAccepted"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    getSmsTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The SMS template in use. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsTemplate"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    putSmsTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmsTemplateInput"];
            };
        };
        responses: {
            /** @description Save the SMS template as a new version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsTemplate"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listSmsTemplateVersions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All versions of the SMS template. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateVersionPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getSmsTemplateVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The SMS template as it was in one version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsTemplate"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    previewSmsTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmsTemplateInput"];
            };
        };
        responses: {
            /** @description The SMS this template makes, its encoding and parts; nothing is saved or sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsPreview"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    testSmsTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key from the same caller sends once, and answers the same. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmsTestInput"];
            };
        };
        responses: {
            /** @description Send the template with a dummy token to a number. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestAccepted"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
                channel?: components["schemas"]["Channel"];
                state?: components["schemas"]["DeliveryState"];
                kind?: components["schemas"]["MessageKind"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key from the same caller sends once, and answers the same. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageInput"];
            };
        };
        responses: {
            /** @description Send an SMS or a mail; durable before the answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAccepted"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
            /** @description The outbox or the disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One message with its timeline, attempts and parts; never its body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    retryMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Try a waiting or failed message again now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description Its state forbids it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    holdMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Keep a waiting message back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description Its state forbids it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    releaseMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let a held message go. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description Its state forbids it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    cancelMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give up a message that has not left. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description Its state forbids it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    resolveMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveInput"];
            };
        };
        responses: {
            /** @description Settle an uncertain message: it has arrived, or it is sent again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The message is not uncertain. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listForwardingRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which inbound SMS are passed on to a mailbox or a webhook, each rule with its health; never a secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForwardingRulePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createForwardingRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardingRuleInput"];
            };
        };
        responses: {
            /** @description Pass inbound SMS on to a mailbox or a webhook. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForwardingRule"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There is a rule with this name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    getForwardingRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One forwarding rule. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForwardingRule"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteForwardingRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a forwarding rule, its log, and what it has not passed on yet. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    updateForwardingRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardingRulePatch"];
            };
        };
        responses: {
            /** @description Change a forwarding rule; absent fields stay, and so does an absent secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForwardingRule"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description There is a rule with this name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    testForwardingRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pass a made-up SMS on, now, whether the rule is enabled or not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForwardTest"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listForwards: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
                /** @description UUIDv7 */
                ruleId?: string;
                /** @description UUIDv7 */
                inboxId?: string;
                state?: components["schemas"]["ForwardState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was passed on, newest first, with the state of each delivery. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForwardPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    retryForward: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Try a delivery that failed or expired again, or one that waits now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forward"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description It has arrived already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listInbox: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SMS that came in, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    getInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One SMS that came in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxSms"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete an inbound SMS. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listOptOuts: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Numbers that are sent no notices and no bulk, newest first. Security messages (class otp) still reach them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptOutPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    addOptOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OptOutInput"];
            };
        };
        responses: {
            /** @description Put a number on the opt-out list. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptOut"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The number is on the list already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    removeOptOut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a number off the opt-out list, because its owner has agreed again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getOptOutSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The words by which people opt out and in by SMS, and what they are answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptOutSettings"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    putOptOutSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OptOutSettings"];
            };
        };
        responses: {
            /** @description Change these words and answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptOutSettings"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listCaptured: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mails caught by a capture route, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapturedPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    clearCaptured: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete all captured mails. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Removed"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getCaptured: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One captured mail with its parts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Captured"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteCaptured: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a captured mail. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getCapturedHtml: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page; it runs no script and loads nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getCapturedSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The MIME message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "message/rfc822": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listModems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Modems with identity, signal, registration and state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModemPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createModem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModemInput"];
            };
        };
        responses: {
            /** @description Add a modem; it is opened at once if enabled. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Modem"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The name or port is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listModemPorts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Serial ports of the machine with their USB devices, and modems in the wrong mode; touches no port. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModemPorts"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    probeModem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProbeInput"];
            };
        };
        responses: {
            /** @description Identify the modem at a port that none uses: every step with its commands and answers. Sends nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Probe"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description A modem uses the port. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    getModem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One modem. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Modem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteModem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a modem; a message it is sending is finished first. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    updateModem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModemPatch"];
            };
        };
        responses: {
            /** @description Change a modem; absent fields stay, `pin: null` removes the PIN. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Modem"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The name or port is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    restartModem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Close, open and initialise a modem; also leaves `parked`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Modem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    adoptModem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Use whatever modem answers at the configured port as this one from now on, its IMEI included. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Modem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getModemTranscript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last AT dialogue, with numbers and texts masked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DialoguePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listFirmwareProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The firmware profiles a modem can use. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfilePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    listSims: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every SIM that was ever seen, with its limits, what it has used, and its credit. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getSim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ICCID; the IMSI where that is not known */
                iccid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One SIM. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sim"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteSim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ICCID; the IMSI where that is not known */
                iccid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forget a SIM that is in no modem, with its counters. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description It is in a modem. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    updateSim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ICCID; the IMSI where that is not known */
                iccid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimPatch"];
            };
        };
        responses: {
            /** @description Change what a SIM may do; absent fields stay, in `quota` and `pace` too. It takes effect at once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sim"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    askSimBalance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ICCID; the IMSI where that is not known */
                iccid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ask the network for the credit now; answers when it has, up to a minute. A failure stands in `balance.problem`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sim"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description It has no code for it, is in no modem that is ready, or is being asked already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getModemSignal: {
        parameters: {
            query?: {
                /** @description How far back */
                hours?: number;
                /** @description At most so many samples */
                points?: number;
            };
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signal of a modem over up to seven days, in even steps. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignalHistory"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    listSmsRoutes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which modems text messages take, in the order in which the routes are looked at; the first that fits counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsRoutePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createSmsRoute: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmsRouteInput"];
            };
        };
        responses: {
            /** @description Add an SMS route. What no route fits takes whichever modem has the least to do. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsRoute"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The name is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    getSmsRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One SMS route. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsRoute"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteSmsRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove an SMS route. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    updateSmsRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmsRoutePatch"];
            };
        };
        responses: {
            /** @description Change an SMS route; absent fields stay. Messages that wait already follow it too. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsRoute"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The name is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    getSimulatorFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the simulated modem behaves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatorFaults"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No simulated modem is in use. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    setSimulatorFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulatorFaultsPatch"];
            };
        };
        responses: {
            /** @description Make the simulated modem misbehave; absent fields stay. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatorFaults"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No simulated modem is in use. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listSimulatedSms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What arrived at the simulated phones, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatedSmsPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No simulated modem is in use. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    sendSimulatedReply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulatedReply"];
            };
        };
        responses: {
            /** @description Let a simulated phone send an SMS to the gateway. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No simulated modem is in use. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listMailRoutes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where mail leaves by, each route with its health; never a password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailRoutePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createMailRoute: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailRouteInput"];
            };
        };
        responses: {
            /** @description Add a mail route. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailRoute"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There is a route for this already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    getMailRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One mail route. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailRoute"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteMailRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a mail route. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    updateMailRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailRoutePatch"];
            };
        };
        responses: {
            /** @description Change a mail route; absent fields stay, and so does an absent password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailRoute"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description There is a route for this already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    testMailRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Resolve, connect, TLS, login and MAIL FROM, step by step; sends nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteTest"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listAdmins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All administrators. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminInput"];
            };
        };
        responses: {
            /** @description Add an administrator. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Admin"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The user name is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    deleteAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove an administrator and end their sessions; never the last one. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description It is the last administrator. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All API keys, revoked ones too; never the keys themselves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyInput"];
            };
        };
        responses: {
            /** @description Make an API key; the answer is the only time it is shown. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke an API key at once; it stays in the list as revoked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
                action?: string;
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who did what, when and from where; newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
                action?: string;
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line an entry, a header line first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    getStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Is everything well, and if not, what to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process is alive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready to take messages; 503 with the reasons until then. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text exposition. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    streamEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events `message`, `push`, `modem`, `captured`, `inbox`, `mailRoute` and `directory` with JSON data; `resync` when some were lost: fetch again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Too many listeners. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
}
