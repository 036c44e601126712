// Generated from the OpenAPI document by `npx tsx admin-ui/api-types.ts`. Do not edit.

export interface paths {
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what they may do. */
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
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the own sign-in takes a second factor, and whether it has to. */
        get: operations["getSecondFactor"];
        put?: never;
        /** Begin to set up the own second factor: a QR code and a key for an authenticator app, shown once. */
        post: operations["beginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first code of the app: from now on it is asked for. The answer holds recovery codes, shown once. */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes, shown once; the earlier ones open nothing any more. */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with the password alone from now on. */
        post: operations["removeSecondFactor"];
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
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * LDAP directories that users come from, each with its last sync.
         * @description API key scope: `read` or `directory`.
         */
        get: operations["listSources"];
        put?: never;
        /**
         * Add an identity source.
         * @description API key scope: `admin`.
         */
        post: operations["createSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try an identity source that is not saved yet, step by step, with a preview of one entry; changes nothing.
         * @description API key scope: `admin`.
         */
        post: operations["testSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One identity source, without its password.
         * @description API key scope: `read` or `directory`.
         */
        get: operations["getSource"];
        put?: never;
        post?: never;
        /**
         * Delete an identity source; its users stay, as users of their domain.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteSource"];
        options?: never;
        head?: never;
        /**
         * Change an identity source; absent fields stay. The next sync reads everything where it must.
         * @description API key scope: `admin`.
         */
        patch: operations["updateSource"];
        trace?: never;
    };
    "/api/v1/sources/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a saved identity source, step by step; changes nothing.
         * @description API key scope: `directory`.
         */
        post: operations["testSavedSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a sync. Its progress is told by live events (`source`) and by `lastRun` of the source.
         * @description API key scope: `directory`.
         */
        post: operations["syncSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The latest syncs of an identity source, newest first.
         * @description API key scope: `read` or `directory`.
         */
        get: operations["listSyncRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/runs/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a stopped sync disable all users that it did not find.
         * @description API key scope: `admin`.
         */
        post: operations["approveSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/runs/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave all users enabled that a stopped sync did not find.
         * @description API key scope: `admin`.
         */
        post: operations["rejectSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add and change users of a domain by a CSV file; with `dryRun` only tell what would happen.
         * @description API key scope: `directory`.
         */
        post: operations["importUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All users, or those of one domain, as CSV.
         * @description API key scope: `read` or `directory`.
         */
        get: operations["exportUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a disabled user get pushes again.
         * @description API key scope: `directory`.
         */
        post: operations["enableUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a user: no pushes until enabled again.
         * @description API key scope: `directory`.
         */
        post: operations["disableUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add tokens from PSKC, an OATH list, DualShield or otpauth:// lines; with `dryRun` only tell what would happen.
         * @description API key scope: `directory`.
         */
        post: operations["importTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a one-time password; it is taken once.
         * @description API key scope: `directory` or `push`.
         */
        post: operations["verifyToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}/seed": {
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
         * Wipe a verified token's secret from this gateway, for good; its open links are dead.
         * @description API key scope: `directory`.
         */
        delete: operations["wipeSeed"];
        options?: never;
        head?: never;
        patch?: never;
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
         * Show a token's QR code and secret; audited, and its owner is told.
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
    "/api/v1/pushes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make or find a user and a token, and push it, in one call that may be repeated.
         * @description API key scope: `push`.
         */
        post: operations["enrolAndPush"];
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
         * The authorization code that was withheld from the message, for reading it out; audited, and the owner is told.
         * @description API key scope: `admin`.
         */
        post: operations["readAuthorizationCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The push policy of all domains that have none of their own.
         * @description API key scope: `read` or `push`.
         */
        get: operations["getPushPolicy"];
        /**
         * Set the push policy of all domains that have none of their own.
         * @description API key scope: `admin`.
         */
        put: operations["putPushPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/domains/{id}/push-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A domain's push policy: its own, or the general one (`inherited`).
         * @description API key scope: `read` or `push`.
         */
        get: operations["getDomainPushPolicy"];
        /**
         * Give a domain a push policy of its own.
         * @description API key scope: `admin`.
         */
        put: operations["putDomainPushPolicy"];
        post?: never;
        /**
         * Let a domain go by the general push policy again.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteDomainPushPolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tokens that somebody has to look after: their push failed for good, or nobody set them up in time.
         * @description API key scope: `read` or `push`.
         */
        get: operations["listWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-list/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an entry off the work list; pushing its token does so, too.
         * @description API key scope: `push`.
         */
        post: operations["finishWork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-pushes/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dry run: whom a selection means, who lacks what, and how long the modems need; nothing is sent.
         * @description API key scope: `push`.
         */
        post: operations["planBulkPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-pushes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bulk pushes, newest first, each with its progress.
         * @description API key scope: `read` or `push`.
         */
        get: operations["listBulkPushes"];
        put?: never;
        /**
         * Push the tokens of many users.
         * @description API key scope: `push`.
         */
        post: operations["startBulkPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-pushes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One bulk push and how far it is.
         * @description API key scope: `read` or `push`.
         */
        get: operations["getBulkPush"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-pushes/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Push nothing more for now; what is in the outbox leaves.
         * @description API key scope: `push`.
         */
        post: operations["pauseBulkPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-pushes/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a paused bulk push.
         * @description API key scope: `push`.
         */
        post: operations["resumeBulkPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-pushes/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Push nothing more of this run; what is in the outbox leaves.
         * @description API key scope: `push`.
         */
        post: operations["cancelBulkPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-pushes/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of each user of a bulk push.
         * @description API key scope: `read` or `push`.
         */
        get: operations["listBulkItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk-pushes/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole bulk push as CSV.
         * @description API key scope: `read` or `push`.
         */
        get: operations["reportBulkPush"];
        put?: never;
        post?: never;
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
    "/api/v1/message-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Templates of domains and languages, and those for codes, reminders, the end and notices.
         * @description API key scope: `read`.
         */
        get: operations["listMessageTemplates"];
        /**
         * Write the template of a kind, channel, domain and language; a new version, and used from now on.
         * @description API key scope: `admin`.
         */
        put: operations["putMessageTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/message-templates/applied": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The template that goes out for a domain and language: its own, or the next more general one.
         * @description API key scope: `read`.
         */
        get: operations["getAppliedTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/message-templates/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use the next more general template instead; `domainId` and `language` absent = any.
         * @description API key scope: `admin`.
         */
        post: operations["deleteMessageTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/link-pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the one-time link page of a domain says in a language.
         * @description API key scope: `read`.
         */
        get: operations["getLinkPage"];
        /**
         * Change what the one-time link page says; absent texts are the general or shipped ones.
         * @description API key scope: `admin`.
         */
        put: operations["putLinkPage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/link-pages/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Show a logo on the one-time link page: PNG or JPEG of at most 100 kB.
         * @description API key scope: `admin`.
         */
        put: operations["putLinkLogo"];
        post?: never;
        /**
         * Show no logo, or the general one.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteLinkLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is told what becomes of pushes, each with its health; never a secret.
         * @description API key scope: `read`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have a server told of every change of a push, signed with HMAC-SHA256.
         * @description API key scope: `admin`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls of webhooks, newest first.
         * @description API key scope: `read`.
         */
        get: operations["listWebhookCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/calls/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a call again, whatever became of it.
         * @description API key scope: `admin`.
         */
        post: operations["replayWebhookCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook.
         * @description API key scope: `read`.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook; nothing more is sent to it.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook; absent fields stay, and so does an absent secret.
         * @description API key scope: `admin`.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a signed trial to a webhook at once.
         * @description API key scope: `admin`.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last acts on many messages, newest first; kept until the gateway stops.
         * @description API key scope: `read`.
         */
        get: operations["listMessageActions"];
        put?: never;
        /**
         * Hold, release, retry, redirect, cancel or delete all messages that a filter finds; with many it goes on after the answer.
         * @description API key scope: `admin`.
         */
        post: operations["actOnMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/actions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an act on many messages has come.
         * @description API key scope: `read`.
         */
        get: operations["getMessageAction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/actions/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an act on many messages; what is done stays done.
         * @description API key scope: `admin`.
         */
        post: operations["stopMessageAction"];
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
         * Resolve, connect, TLS, login, MAIL and RCPT with every host, step by step; sends nothing.
         * @description API key scope: `admin`.
         */
        post: operations["testMailRoute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Host names whose addresses the gateway knows itself, before it asks any resolver.
         * @description API key scope: `read`.
         */
        get: operations["listHosts"];
        put?: never;
        /**
         * Add a host name with its addresses.
         * @description API key scope: `admin`.
         */
        post: operations["createHost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hosts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One host name.
         * @description API key scope: `read`.
         */
        get: operations["getHost"];
        put?: never;
        post?: never;
        /**
         * Remove a host name; the resolver is asked for it from then on.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteHost"];
        options?: never;
        head?: never;
        /**
         * Change a host name; absent fields stay.
         * @description API key scope: `admin`.
         */
        patch: operations["updateHost"];
        trace?: never;
    };
    "/api/v1/dkim-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Keys that mails are signed with, each with its DNS record; never a private key.
         * @description API key scope: `read`.
         */
        get: operations["listDkimKeys"];
        put?: never;
        /**
         * Make a key for a domain.
         * @description API key scope: `admin`.
         */
        post: operations["createDkimKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dkim-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One key with its DNS record.
         * @description API key scope: `read`.
         */
        get: operations["getDkimKey"];
        put?: never;
        post?: never;
        /**
         * Remove a key; mails it has signed can be checked while its record stays in DNS.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteDkimKey"];
        options?: never;
        head?: never;
        /**
         * Sign with this key in place of others of its domain and algorithm, or no longer.
         * @description API key scope: `admin`.
         */
        patch: operations["updateDkimKey"];
        trace?: never;
    };
    "/api/v1/dkim-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the key that is to follow this one; it signs once it is switched on, after its record is published.
         * @description API key scope: `admin`.
         */
        post: operations["rotateDkimKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dkim-keys/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask DNS whether the record is published.
         * @description API key scope: `admin`.
         */
        post: operations["checkDkimKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether and when senders of mail are told of failures and delays, and where bounces come in.
         * @description API key scope: `read`.
         */
        get: operations["getNoticeSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what senders are told; absent fields stay.
         * @description API key scope: `admin`.
         */
        patch: operations["updateNoticeSettings"];
        trace?: never;
    };
    "/api/v1/postmaster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mails that could be neither delivered nor returned, newest first.
         * @description API key scope: `read`.
         */
        get: operations["listPostmasterMails"];
        put?: never;
        post?: never;
        /**
         * Empty the postmaster's box.
         * @description API key scope: `admin`.
         */
        delete: operations["clearPostmasterMails"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/postmaster/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of these mails with its text.
         * @description API key scope: `admin`.
         */
        get: operations["getPostmasterMail"];
        put?: never;
        post?: never;
        /**
         * Remove one of these mails.
         * @description API key scope: `admin`.
         */
        delete: operations["deletePostmasterMail"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/postmaster/{id}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of these mails as a file.
         * @description API key scope: `admin`.
         */
        get: operations["getPostmasterSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listeners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SMTP doors in: settings, state, certificate, warnings and live counters. Those of the settings file come first and are read-only.
         * @description API key scope: `read`.
         */
        get: operations["listListeners"];
        put?: never;
        /**
         * Add a listener; it opens at once. Where that fails, its state says why, and it is tried again.
         * @description API key scope: `admin`.
         */
        post: operations["createListener"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/listeners/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One listener.
         * @description API key scope: `read`.
         */
        get: operations["getListener"];
        put?: never;
        post?: never;
        /**
         * Remove a listener. Mails on their way are finished.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteListener"];
        options?: never;
        head?: never;
        /**
         * Change a listener; absent fields stay. It is closed and opened anew at once, and mails on their way are finished.
         * @description API key scope: `admin`.
         */
        patch: operations["updateListener"];
        trace?: never;
    };
    "/api/v1/listeners/{id}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a listener and open it again; its certificate is read anew.
         * @description API key scope: `admin`.
         */
        post: operations["restartListener"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relay-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Logins for SMTP clients, with what they may and how they are used; never a password.
         * @description API key scope: `read`.
         */
        get: operations["listRelayAccounts"];
        put?: never;
        /**
         * Add a relay account. Without a password the gateway makes one, which only this answer shows.
         * @description API key scope: `admin`.
         */
        post: operations["createRelayAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relay-accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One relay account.
         * @description API key scope: `read`.
         */
        get: operations["getRelayAccount"];
        put?: never;
        post?: never;
        /**
         * Remove a relay account.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteRelayAccount"];
        options?: never;
        head?: never;
        /**
         * Change a relay account; absent fields stay, and so does an absent password. It counts from the next login and mail.
         * @description API key scope: `admin`.
         */
        patch: operations["updateRelayAccount"];
        trace?: never;
    };
    "/api/v1/smtp-bans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Addresses and accounts that are shut out of SMTP now, newest first.
         * @description API key scope: `read`.
         */
        get: operations["listSmtpBans"];
        put?: never;
        /**
         * Shut out an address (it cannot even connect) or an account, for some minutes or until it is lifted.
         * @description API key scope: `admin`.
         */
        post: operations["addSmtpBan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smtp-bans/{id}": {
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
         * Lift a ban, and forget the wrong passwords that led to it.
         * @description API key scope: `admin`.
         */
        delete: operations["liftSmtpBan"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smtp-bans/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many wrong passwords lead to a ban, and for how long.
         * @description API key scope: `read`.
         */
        get: operations["getSmtpBanSettings"];
        /**
         * Change that; bans in force stay as they are.
         * @description API key scope: `admin`.
         */
        put: operations["putSmtpBanSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/legacy-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Old devices by address: what each is let off, and how often it needed that.
         * @description API key scope: `read`.
         */
        get: operations["listLegacyClients"];
        put?: never;
        /**
         * Let an old device off some rules. Counts from its next connection.
         * @description API key scope: `admin`.
         */
        post: operations["createLegacyClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/legacy-clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One old device.
         * @description API key scope: `read`.
         */
        get: operations["getLegacyClient"];
        put?: never;
        post?: never;
        /**
         * Hold an old device to the rules again.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteLegacyClient"];
        options?: never;
        head?: never;
        /**
         * Change what an old device is let off; absent fields stay.
         * @description API key scope: `admin`.
         */
        patch: operations["updateLegacyClient"];
        trace?: never;
    };
    "/api/v1/mail-to-sms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Domains whose mails become text messages, the oldest first; answers to forwarded texts are addressed to the first that is enabled.
         * @description API key scope: `read`.
         */
        get: operations["listMailToSms"];
        put?: never;
        /**
         * Add an SMS domain.
         * @description API key scope: `admin`.
         */
        post: operations["createMailToSms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-to-sms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One SMS domain.
         * @description API key scope: `read`.
         */
        get: operations["getMailToSms"];
        put?: never;
        post?: never;
        /**
         * Remove an SMS domain: mails to it are mails again.
         * @description API key scope: `admin`.
         */
        delete: operations["deleteMailToSms"];
        options?: never;
        head?: never;
        /**
         * Change an SMS domain; absent fields stay.
         * @description API key scope: `admin`.
         */
        patch: operations["updateMailToSms"];
        trace?: never;
    };
    "/api/v1/relay-authority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The gateway's own certificate authority, and the certificate it made for the listeners.
         * @description API key scope: `read`.
         */
        get: operations["getRelayAuthority"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relay-authority/certificate.pem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The certificate of that authority, for clients that are to trust it.
         * @description API key scope: `read`.
         */
        get: operations["downloadRelayAuthority"];
        put?: never;
        post?: never;
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
         * All who may sign in, with their roles.
         * @description API key scope: `admin`.
         */
        get: operations["listAdmins"];
        put?: never;
        /**
         * Add somebody who may sign in.
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
        /**
         * Give another role or other domains, disable or enable; counts at once.
         * @description API key scope: `admin`.
         */
        put: operations["changeAdmin"];
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
    "/api/v1/admins/{id}/second-factor": {
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
         * Take another one's second factor away, who has lost the phone; their sessions end.
         * @description API key scope: `admin`.
         */
        delete: operations["resetSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is required of all who sign in.
         * @description API key scope: `admin`.
         */
        get: operations["getSignInRules"];
        /**
         * Require a second factor of all who sign in, or leave it to them.
         * @description API key scope: `admin`.
         */
        put: operations["putSignInRules"];
        post?: never;
        delete?: never;
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
    "/api/v1/audit/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed end of the audit chain: keep it elsewhere, and check the log against it later.
         * @description API key scope: `read`.
         */
        get: operations["getAuditHead"];
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
         * The audit log as CSV with the same filters, or whole as JSON lines with the hash of each entry and the signed head.
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
        AddressRules: {
            allow: string[];
            deny: string[];
        };
        AddressRulesInput: {
            /**
             * @description [] = every address; else only these
             * @default []
             */
            allow?: string[];
            /**
             * @description Never these, whatever `allow` says
             * @default []
             */
            deny?: string[];
        };
        Admin: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            username: string;
            role: components["schemas"]["Role"];
            /** @description Which domains a help desk looks after; [] for every other role */
            domains: string[];
            enabled: boolean;
            /** @description Signs in with a code of an authenticator app, too */
            secondFactor: boolean;
            mustChangePassword: boolean;
            lastLoginAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
        };
        AdminChange: {
            /** @default administrator */
            role?: components["schemas"]["Role"];
            /**
             * @description Of a help desk, at least one; else none
             * @default []
             */
            domains?: string[];
            /** @default true */
            enabled?: boolean;
        };
        AdminInput: {
            username: string;
            password: string;
            /** @default administrator */
            role?: components["schemas"]["Role"];
            /**
             * @description Of a help desk, at least one; else none
             * @default []
             */
            domains?: string[];
        };
        AdminPage: {
            items: components["schemas"]["Admin"][];
            next: string | null;
        };
        /** @enum {string} */
        AfterAttempt: "held" | "cancelled";
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
            /** @description Recipient */
            to: string;
            /** @description Of this recipient */
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
        AttributeMap: {
            /** @description What never changes; null = objectGUID or entryUUID */
            id: string | null;
            /** @description Login; null = sAMAccountName or uid. One or more names parted by commas, the first with a value counts; empty = not taken over */
            login: string | null;
            /** @description Name; null = displayName, cn. One or more names parted by commas, the first with a value counts; empty = not taken over */
            displayName: string | null;
            /** @description Mail address; null = mail. One or more names parted by commas, the first with a value counts; empty = not taken over */
            email: string | null;
            /** @description Mobile number in any notation; null = mobile. One or more names parted by commas, the first with a value counts; empty = not taken over */
            mobile: string | null;
            /** @description Language; null = preferredLanguage. One or more names parted by commas, the first with a value counts; empty = not taken over */
            language: string | null;
        };
        AttributeMapInput: {
            /**
             * @description What never changes; null = objectGUID or entryUUID
             * @default null
             */
            id?: string | null;
            /**
             * @description Login; null = sAMAccountName or uid. One or more names parted by commas, the first with a value counts; empty = not taken over
             * @default null
             */
            login?: string | null;
            /**
             * @description Name; null = displayName, cn. One or more names parted by commas, the first with a value counts; empty = not taken over
             * @default null
             */
            displayName?: string | null;
            /**
             * @description Mail address; null = mail. One or more names parted by commas, the first with a value counts; empty = not taken over
             * @default null
             */
            email?: string | null;
            /**
             * @description Mobile number in any notation; null = mobile. One or more names parted by commas, the first with a value counts; empty = not taken over
             * @default null
             */
            mobile?: string | null;
            /**
             * @description Language; null = preferredLanguage. One or more names parted by commas, the first with a value counts; empty = not taken over
             * @default null
             */
            language?: string | null;
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
        AuditHead: {
            /** @description Number of the last entry */
            seq: number;
            /** @description SHA-256 over it and all before it, hexadecimal */
            hash: string;
            /** @description Time of that entry, milliseconds since 1970 */
            at: number;
            /** @description Ed25519, base64; null while there is no signed entry */
            signature: string | null;
            /** @description PEM, with which anybody can check the signature */
            publicKey: string;
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
         * @description none: no code needed; send: the code is sent, by another channel than the link unless the push policy lets them travel together; withhold: needed, and read out by the help desk
         * @enum {string}
         */
        AuthorizationPolicy: "none" | "send" | "withhold";
        BulkInput: {
            /** @default null */
            domainId?: string | null;
            /**
             * @description Name of a group of the directory
             * @default null
             */
            group?: string | null;
            /**
             * @description Search text, as in the list of users
             * @default
             */
            q?: string;
            /**
             * @description Only these; [] = no list
             * @default []
             */
            logins?: string[];
            /**
             * @description Only users without a verified token
             * @default false
             */
            unverified?: boolean;
            /**
             * @description The first one for which the user has an address
             * @default [
             *       "email"
             *     ]
             */
            channels?: components["schemas"]["Channel"][];
            /** @default  */
            name?: string;
        };
        BulkItem: {
            seq: number;
            login: string;
            channel: components["schemas"]["Channel"] | null;
            /** @enum {string} */
            state: "waiting" | "pushed" | "skipped" | "cancelled";
            reason: string | null;
            pushId: string | null;
            pushState: string | null;
        };
        BulkPlan: {
            users: number;
            /** @description Tokens that would be pushed */
            pushes: number;
            byEmail: number;
            bySms: number;
            /** @description Users without an e-mail address */
            noEmail: number;
            /** @description Users without a mobile number */
            noMobile: number;
            /** @description Users with no address for any chosen channel */
            unreachable: number;
            /** @description Users without an active token */
            noToken: number;
            /** @description Logins of the list that nobody has; the first 100 */
            unknown: string[];
            unknownCount: number;
            /** @description Logins, the first 20 of each */
            examples: {
                noEmail: string[];
                noMobile: string[];
                noToken: string[];
            };
            /** @description How long the modems need; null = no modem is at work */
            smsMinutes: number | null;
            /** @description What `smsMinutes` goes by */
            smsPace: {
                /** @description At work */
                modems: number;
                /** @description Of these, how many were measured; 5 s are assumed for the others */
                measured: number;
                /** @description What an SMS takes one of them */
                secondsEach: number;
            } | null;
            warnings: string[];
        };
        BulkRun: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            name: string;
            state: components["schemas"]["BulkState"];
            by: string;
            channels: components["schemas"]["Channel"][];
            total: number;
            waiting: number;
            /** @description Handed to the outbox */
            pushed: number;
            skipped: number;
            /** @description In the outbox, not yet taken by relay or network */
            outstanding: number;
            /** @description Taken by relay or network, or further */
            accepted: number;
            verified: number;
            failed: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            endedAt: string | null;
        };
        BulkSelection: {
            /** @default null */
            domainId?: string | null;
            /**
             * @description Name of a group of the directory
             * @default null
             */
            group?: string | null;
            /**
             * @description Search text, as in the list of users
             * @default
             */
            q?: string;
            /**
             * @description Only these; [] = no list
             * @default []
             */
            logins?: string[];
            /**
             * @description Only users without a verified token
             * @default false
             */
            unverified?: boolean;
            /**
             * @description The first one for which the user has an address
             * @default [
             *       "email"
             *     ]
             */
            channels?: components["schemas"]["Channel"][];
        };
        /** @enum {string} */
        BulkState: "running" | "paused" | "cancelled" | "done";
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
        CertificateInfo: {
            subject: string;
            issuer: string;
            /** @description Host names and addresses that it is for */
            names: string[];
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            notBefore: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            notAfter: string;
            /** @description SHA-256, as openssl prints it */
            fingerprint: string;
        };
        /** @enum {string} */
        Channel: "email" | "sms";
        Check: {
            id: string;
            /** @enum {string} */
            area: "mail" | "sms" | "outbox" | "storage" | "clock" | "security" | "directory";
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
        /** @enum {string} */
        CodeAlphabet: "digits" | "letters" | "both";
        Credentials: {
            username: string;
            password: string;
            /** @description Of the authenticator app, or a recovery code, where the administrator has a second factor */
            code?: string;
        };
        Delivery: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            to: string;
            state: components["schemas"]["DeliveryState"];
            /** @description Decided while it is being sent: what it becomes when this attempt ends without success */
            afterAttempt: components["schemas"]["AfterAttempt"] | null;
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
        /**
         * @description rsa-sha256 (2048 bits) is understood everywhere; ed25519-sha256 (RFC 8463) may be used besides
         * @enum {string}
         */
        DkimAlgorithm: "rsa-sha256" | "ed25519-sha256";
        DkimCheck: {
            published: boolean;
            /** @description What DNS says, in plain words */
            text: string;
        };
        DkimKey: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            domain: string;
            selector: string;
            algorithm: components["schemas"]["DkimAlgorithm"];
            enabled: boolean;
            /** @description To be published in DNS */
            record: {
                /** @description `2026a._domainkey.example.com` */
                name: string;
                /** @constant */
                type: "TXT";
                value: string;
                /** @description The line for a zone file */
                zone: string;
            };
            /** @description Why it cannot be used */
            fault: string | null;
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
        DkimKeyInput: {
            /** @description Of the sender, sub-domains included unless they have keys of their own */
            domain: string;
            /** @description Names the key in DNS; absent = made of the date */
            selector?: string;
            /** @default rsa-sha256 */
            algorithm?: components["schemas"]["DkimAlgorithm"];
            /**
             * @description Mails are signed with it; publish its record first
             * @default true
             */
            enabled?: boolean;
        };
        DkimKeyPage: {
            items: components["schemas"]["DkimKey"][];
            next: string | null;
        };
        DkimKeyPatch: {
            enabled: boolean;
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
        Enrolled: {
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
            /** @description What was done, but is not wise */
            warnings?: string[];
            /**
             * Format: uuid
             * @description UUIDv7
             */
            userId: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            tokenId: string;
            tokenSerial: string;
            channel: components["schemas"]["Channel"];
            created: {
                user: boolean;
                token: boolean;
            };
        };
        Enrolment: {
            /** @description Id or name of the domain */
            domain: string;
            /** @description Found by its login; what is given is changed, what is absent stays */
            user: {
                login: string;
                displayName?: string;
                email?: string | null;
                /** @description In any usual notation; kept as E.164 */
                mobile?: string | null;
                language?: string | null;
            };
            token: components["schemas"]["EnrolmentToken"];
            /** @description Absent = the first of the push policy for which the user has an address */
            channel?: components["schemas"]["Channel"];
        };
        /** @description Found among the tokens of the user that are not revoked: by its serial number, else by issuer, label and type. Link, authorization and label are changed where given; another secret is refused */
        EnrolmentToken: {
            /** @description As the MFA server calls it; one is made if absent */
            serial?: string;
            /**
             * @default totp
             * @enum {string}
             */
            type?: "totp" | "hotp";
            issuer: string;
            label?: string | null;
            link?: string | null;
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
        EntryPreview: {
            dn: string;
            fields: {
                field: string;
                /** @description Where the value came from; null = no attribute had one */
                attribute: string | null;
                /** @description As it stands in the directory */
                value: string | null;
                becomes: string | null;
                problem: string | null;
            }[];
            disabled: boolean;
            groups: string[];
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
        HoldUp: {
            /**
             * @description hold: a person · schedule: after a failure · route: none leads there · circuit: the server rests after failures · rate, connections: limits of its destination · capacity: as many are being sent as may be · quota: of the SIM · answer: handed over, nobody knows · turn: nothing, it is next
             * @enum {string}
             */
            by: "hold" | "schedule" | "route" | "circuit" | "rate" | "connections" | "capacity" | "quota" | "answer" | "turn";
            /** @description In plain words */
            text: string;
            /** @description When it is tried next; null = when what holds it is over */
            until: string | null;
        };
        Host: {
            /** @description Host name */
            name: string;
            /** @description IPv4 and IPv6 addresses, tried in this order */
            addresses: string[];
            /** @default null */
            note: string | null;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
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
        HostHealth: {
            /**
             * @description resting: left alone after a failure; probing: one mail finds out whether it works again
             * @enum {string}
             */
            state: "unused" | "ok" | "resting" | "probing";
            lastError: components["schemas"]["Problem"] | null;
            nextTryAt: string | null;
            /** @description Open now */
            connections: number;
            /** @description Connections it may have now: few at first, more with each mail that it takes */
            allowed: number;
            /** @description Mails that wait for a connection */
            waiting: number;
        };
        HostInput: {
            /** @description Host name */
            name: string;
            /** @description IPv4 and IPv6 addresses, tried in this order */
            addresses: string[];
            /** @default null */
            note?: string | null;
        };
        HostPage: {
            items: components["schemas"]["Host"][];
            next: string | null;
        };
        HostPatch: {
            /** @description Host name */
            name?: string;
            /** @description IPv4 and IPv6 addresses, tried in this order */
            addresses?: string[];
            note?: string | null;
        };
        ImportCounts: {
            create: number;
            update: number;
            same: number;
            skip: number;
            error: number;
        };
        ImportLine: {
            /** @description In the file, from 1 */
            line: number;
            /** @enum {string} */
            outcome: "create" | "update" | "same" | "skip" | "error";
            /** @description Login of the user, serial number of the token */
            name: string | null;
            message: string | null;
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
        LegacyClient: {
            name: string;
            /** @description Address or block of the old devices */
            block: string;
            /** @default true */
            enabled: boolean;
            /**
             * @description Takes `user.@x`, `a..b@x`, `u@host_name`, `"john doe"@x`, a bare `root`, and odd HELO names
             * @default false
             */
            lenientAddresses: boolean;
            /**
             * @description CR or LF alone ends a line of the mail and is mended; the end of the mail stays CR LF . CR LF
             * @default false
             */
            bareLineEnds: boolean;
            /**
             * @description TLS 1.0 and 1.1, with the ciphers of their time
             * @default false
             */
            oldTls: boolean;
            /**
             * @description AUTH without TLS
             * @default false
             */
            plainLogin: boolean;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description How often each exception was needed since the gateway started */
            counters: {
                connections: number;
                lenientAddresses: number;
                /** @description Mails */
                bareLineEnds: number;
                /** @description Connections */
                oldTls: number;
                plainLogins: number;
            };
            /** @description Since the gateway started */
            lastSeenAt: string | null;
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
        LegacyClientInput: {
            name: string;
            /** @description Address or block of the old devices */
            block: string;
            /** @default true */
            enabled?: boolean;
            /**
             * @description Takes `user.@x`, `a..b@x`, `u@host_name`, `"john doe"@x`, a bare `root`, and odd HELO names
             * @default false
             */
            lenientAddresses?: boolean;
            /**
             * @description CR or LF alone ends a line of the mail and is mended; the end of the mail stays CR LF . CR LF
             * @default false
             */
            bareLineEnds?: boolean;
            /**
             * @description TLS 1.0 and 1.1, with the ciphers of their time
             * @default false
             */
            oldTls?: boolean;
            /**
             * @description AUTH without TLS
             * @default false
             */
            plainLogin?: boolean;
        };
        LegacyClientPage: {
            items: components["schemas"]["LegacyClient"][];
            next: string | null;
        };
        LegacyClientPatch: {
            name?: string;
            /** @description Address or block of the old devices */
            block?: string;
            enabled?: boolean;
            /** @description Takes `user.@x`, `a..b@x`, `u@host_name`, `"john doe"@x`, a bare `root`, and odd HELO names */
            lenientAddresses?: boolean;
            /** @description CR or LF alone ends a line of the mail and is mended; the end of the mail stays CR LF . CR LF */
            bareLineEnds?: boolean;
            /** @description TLS 1.0 and 1.1, with the ciphers of their time */
            oldTls?: boolean;
            /** @description AUTH without TLS */
            plainLogin?: boolean;
        };
        LinkPageInput: {
            texts: components["schemas"]["LinkPageTexts"];
        };
        LinkPageTexts: {
            title?: string;
            /** @description Before the secret is shown */
            ready?: string;
            codeHint?: string;
            onlyYou?: string;
            verified?: string;
            expired?: string;
            used?: string;
            locked?: string;
            /** @description Below every page: whom to ask */
            help?: string;
        };
        LinkPageTextsView: {
            domainId: string | null;
            language: string;
            /** @description What was changed */
            texts: components["schemas"]["LinkPageTexts"];
            /** @description What people see, with what is inherited */
            shown: {
                [key: string]: string;
            };
            /** @description Of its own */
            hasLogo: boolean;
            /** @description What people see, own or inherited, as a `data:` URL */
            logo: string | null;
            updatedAt: string | null;
            updatedBy: string | null;
        };
        Listener: {
            name: string;
            /** @default true */
            enabled: boolean;
            /**
             * @description Address to listen on; 0.0.0.0 = every IPv4 one, :: = every one
             * @default 0.0.0.0
             */
            host: string;
            /** @description 0 = any free port */
            port: number;
            /**
             * @default none
             * @enum {string}
             */
            tls: "none" | "starttls" | "implicit";
            /**
             * @description Files, read again when they change; null = a certificate by the gateway's own authority
             * @default null
             */
            cert: {
                /** @description PEM file with the certificate chain */
                cert: string;
                /** @description PEM file with the private key */
                key: string;
            } | null;
            /**
             * @description Refuse mail without AUTH, also from the allow list
             * @default false
             */
            requireAuth: boolean;
            /**
             * @description Clients that may relay without AUTH; [] = nobody
             * @default []
             */
            allow: string[];
            /** @default 25 */
            maxSizeMb: number;
            senders: components["schemas"]["AddressRules"];
            recipients: components["schemas"]["AddressRules"];
            limits: components["schemas"]["ListenerLimits"];
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * @description settings: from the settings file, and only to be changed there
             * @enum {string}
             */
            source: "settings" | "api";
            /** @enum {string} */
            state: "open" | "failed" | "disabled" | "closed";
            /** @description host:port where it is open */
            address: string | null;
            /**
             * Format: date-time
             * @description Of this state
             */
            since: string;
            /** @description Why it cannot be opened, or why a new certificate is not used */
            lastError: components["schemas"]["Problem"] | null;
            /** @description In use; null without TLS */
            certificate: components["schemas"]["CertificateInfo"] | null;
            /** @description What is allowed, but hardly meant so */
            warnings: string[];
            counters: components["schemas"]["ListenerCounters"];
        };
        ListenerCounters: {
            /**
             * Format: date-time
             * @description Counted since
             */
            since: string;
            /** @description Connections at this moment */
            open: number;
            connections: number;
            /** @description Mails */
            accepted: number;
            /** @description Of accepted mails */
            octets: number;
            logins: number;
            loginFailures: number;
            /** @description The most frequent first */
            refused: {
                reason: components["schemas"]["RefusalReason"];
                count: number;
            }[];
            lastMailAt: string | null;
        };
        ListenerInput: {
            name: string;
            /** @default true */
            enabled?: boolean;
            /**
             * @description Address to listen on; 0.0.0.0 = every IPv4 one, :: = every one
             * @default 0.0.0.0
             */
            host?: string;
            /** @description 0 = any free port */
            port: number;
            /**
             * @default none
             * @enum {string}
             */
            tls?: "none" | "starttls" | "implicit";
            /**
             * @description Files, read again when they change; null = a certificate by the gateway's own authority
             * @default null
             */
            cert?: {
                /** @description PEM file with the certificate chain */
                cert: string;
                /** @description PEM file with the private key */
                key: string;
            } | null;
            /**
             * @description Refuse mail without AUTH, also from the allow list
             * @default false
             */
            requireAuth?: boolean;
            /**
             * @description Clients that may relay without AUTH; [] = nobody
             * @default []
             */
            allow?: string[];
            /** @default 25 */
            maxSizeMb?: number;
            /**
             * @description MAIL FROM
             * @default {}
             */
            senders?: components["schemas"]["AddressRulesInput"];
            /**
             * @description RCPT TO
             * @default {}
             */
            recipients?: components["schemas"]["AddressRulesInput"];
            /** @default {} */
            limits?: components["schemas"]["ListenerLimitsInput"];
        };
        ListenerLimits: {
            connections: number;
            connectionsPerAddress: number;
            mailsPerMinute: number | null;
            recipients: number;
            idleSeconds: number;
        };
        ListenerLimitsInput: {
            /**
             * @description At the same time
             * @default 500
             */
            connections?: number;
            /**
             * @description At the same time
             * @default 100
             */
            connectionsPerAddress?: number;
            /**
             * @description Of one client address; null = no limit
             * @default null
             */
            mailsPerMinute?: number | null;
            /**
             * @description Of one mail
             * @default 1000
             */
            recipients?: number;
            /**
             * @description A client may be silent so long
             * @default 300
             */
            idleSeconds?: number;
        };
        ListenerPage: {
            items: components["schemas"]["Listener"][];
            next: string | null;
        };
        ListenerPatch: {
            name?: string;
            enabled?: boolean;
            /** @description Address to listen on; 0.0.0.0 = every IPv4 one, :: = every one */
            host?: string;
            /** @description 0 = any free port */
            port?: number;
            /** @enum {string} */
            tls?: "none" | "starttls" | "implicit";
            /** @description Files, read again when they change; null = a certificate by the gateway's own authority */
            cert?: {
                /** @description PEM file with the certificate chain */
                cert: string;
                /** @description PEM file with the private key */
                key: string;
            } | null;
            /** @description Refuse mail without AUTH, also from the allow list */
            requireAuth?: boolean;
            /** @description Clients that may relay without AUTH; [] = nobody */
            allow?: string[];
            maxSizeMb?: number;
            /** @description MAIL FROM */
            senders?: components["schemas"]["AddressRulesInput"];
            /** @description RCPT TO */
            recipients?: components["schemas"]["AddressRulesInput"];
            limits?: {
                /** @description At the same time */
                connections?: number;
                /** @description At the same time */
                connectionsPerAddress?: number;
                /** @description Of one client address; null = no limit */
                mailsPerMinute?: number | null;
                /** @description Of one mail */
                recipients?: number;
                /** @description A client may be silent so long */
                idleSeconds?: number;
            };
        };
        Liveness: {
            /** @constant */
            alive: true;
        };
        LogoInput: {
            /** @description Base64 of a PNG or JPEG of at most 100 kB */
            data: string;
        };
        MailRoute: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            match: string;
            kind: components["schemas"]["RouteKind"];
            /** @description In order of preference */
            hosts: components["schemas"]["Smarthost"][];
            /** @description Of the first smarthost, as are the four fields below */
            host: string | null;
            port: number;
            tls: components["schemas"]["TlsMode"];
            auth: {
                username: string;
                hasPassword: boolean;
            } | null;
            ca: string | null;
            connections: number | null;
            perMinute: number | null;
            retrySeconds: number[] | null;
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
            kind: components["schemas"]["RouteKind"];
            /** @description Smarthosts in order of preference; the next is used while the one before does not work */
            hosts?: components["schemas"]["SmarthostInput"][];
            /**
             * @description Short for `hosts` with one entry, with the four fields below
             * @default null
             */
            host?: string | null;
            /** @default 25 */
            port?: number;
            /** @default opportunistic */
            tls?: components["schemas"]["TlsMode"];
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
            /** @description At once to one destination: a smarthost, or with kind mx a domain; null = 10 */
            connections?: number | null;
            /** @description Mails a minute to one destination; null = as many as it takes */
            perMinute?: number | null;
            /** @description Waiting times after the first, second … failure, the last one from then on; null = as the class has it */
            retrySeconds?: number[] | null;
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
            kind?: components["schemas"]["RouteKind"];
            /** @description Smarthosts in order of preference; the next is used while the one before does not work */
            hosts?: components["schemas"]["SmarthostInput"][];
            /** @description Short for `hosts` with one entry, with the four fields below */
            host?: string | null;
            port?: number;
            tls?: components["schemas"]["TlsMode"];
            auth?: {
                username: string;
                /** @description Write-only; absent on PATCH = unchanged */
                password?: string;
            } | null;
            /** @description PEM of the CA that signed the certificate; null = the system's */
            ca?: string | null;
            /** @description At once to one destination: a smarthost, or with kind mx a domain; null = 10 */
            connections?: number | null;
            /** @description Mails a minute to one destination; null = as many as it takes */
            perMinute?: number | null;
            /** @description Waiting times after the first, second … failure, the last one from then on; null = as the class has it */
            retrySeconds?: number[] | null;
            enabled?: boolean;
        };
        MailToSms: {
            /** @description Mail to <number>@<domain> becomes an SMS */
            domain: string;
            /** @default true */
            enabled: boolean;
            /**
             * @description Clients on the listener's allow list may use it without a login
             * @default true
             */
            allowListed: boolean;
            /**
             * @description Relay accounts and API keys that may use it; null = every one, [] = none
             * @default null
             */
            accounts: string[] | null;
            senders: components["schemas"]["AddressRules"];
            /**
             * @description body: the text, or the subject where there is none · subject: only it · subject-body: both
             * @default body
             * @enum {string}
             */
            text: "body" | "subject" | "subject-body";
            /**
             * @description Leave out what is quoted of an earlier mail
             * @default true
             */
            cutQuotes: boolean;
            /**
             * @description Characters
             * @default 2000
             */
            maxLength: number;
            /**
             * @default refuse
             * @enum {string}
             */
            tooLong: "refuse" | "cut";
            /**
             * @description Message class 0, unless the mail says otherwise
             * @default false
             */
            flash: boolean;
            /**
             * @description Unless the mail says otherwise; null = by its priority: 15 minutes, a day, three days
             * @default null
             */
            expiresInMinutes: number | null;
            /**
             * @description What became of each SMS is mailed to the mail's sender
             * @default none
             * @enum {string}
             */
            reports: "none" | "failed" | "all";
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Since the gateway started */
            counters: {
                /** @description SMS */
                accepted: number;
                refused: {
                    reason: components["schemas"]["RefusalReason"];
                    count: number;
                }[];
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
        MailToSmsInput: {
            /** @description Mail to <number>@<domain> becomes an SMS */
            domain: string;
            /** @default true */
            enabled?: boolean;
            /**
             * @description Clients on the listener's allow list may use it without a login
             * @default true
             */
            allowListed?: boolean;
            /**
             * @description Relay accounts and API keys that may use it; null = every one, [] = none
             * @default null
             */
            accounts?: string[] | null;
            /**
             * @description MAIL FROM
             * @default {}
             */
            senders?: components["schemas"]["AddressRulesInput"];
            /**
             * @description body: the text, or the subject where there is none · subject: only it · subject-body: both
             * @default body
             * @enum {string}
             */
            text?: "body" | "subject" | "subject-body";
            /**
             * @description Leave out what is quoted of an earlier mail
             * @default true
             */
            cutQuotes?: boolean;
            /**
             * @description Characters
             * @default 2000
             */
            maxLength?: number;
            /**
             * @default refuse
             * @enum {string}
             */
            tooLong?: "refuse" | "cut";
            /**
             * @description Message class 0, unless the mail says otherwise
             * @default false
             */
            flash?: boolean;
            /**
             * @description Unless the mail says otherwise; null = by its priority: 15 minutes, a day, three days
             * @default null
             */
            expiresInMinutes?: number | null;
            /**
             * @description What became of each SMS is mailed to the mail's sender
             * @default none
             * @enum {string}
             */
            reports?: "none" | "failed" | "all";
        };
        MailToSmsPage: {
            items: components["schemas"]["MailToSms"][];
            next: string | null;
        };
        MailToSmsPatch: {
            /** @description Mail to <number>@<domain> becomes an SMS */
            domain?: string;
            enabled?: boolean;
            /** @description Clients on the listener's allow list may use it without a login */
            allowListed?: boolean;
            /** @description Relay accounts and API keys that may use it; null = every one, [] = none */
            accounts?: string[] | null;
            /** @description MAIL FROM */
            senders?: components["schemas"]["AddressRulesInput"];
            /**
             * @description body: the text, or the subject where there is none · subject: only it · subject-body: both
             * @enum {string}
             */
            text?: "body" | "subject" | "subject-body";
            /** @description Leave out what is quoted of an earlier mail */
            cutQuotes?: boolean;
            /** @description Characters */
            maxLength?: number;
            /** @enum {string} */
            tooLong?: "refuse" | "cut";
            /** @description Message class 0, unless the mail says otherwise */
            flash?: boolean;
            /** @description Unless the mail says otherwise; null = by its priority: 15 minutes, a day, three days */
            expiresInMinutes?: number | null;
            /**
             * @description What became of each SMS is mailed to the mail's sender
             * @enum {string}
             */
            reports?: "none" | "failed" | "all";
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
            /** @description The same, told apart; null once it has left */
            holdUp: components["schemas"]["HoldUp"] | null;
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
        MessageTemplate: {
            kind: components["schemas"]["TemplateKind"];
            channel: components["schemas"]["Channel"];
            /** @default null */
            domainId: string | null;
            /**
             * @description BCP 47
             * @default null
             */
            language: string | null;
            /** @description As its channel needs it */
            content: components["schemas"]["SmtpTemplateInput"] | components["schemas"]["SmsTemplateInput"];
            /** @description The one that the gateway came with; nobody has changed it */
            shipped: boolean;
            version: number;
            updatedAt: string | null;
            updatedBy: string | null;
        };
        MessageTemplateInput: {
            kind: components["schemas"]["TemplateKind"];
            channel: components["schemas"]["Channel"];
            /** @default null */
            domainId?: string | null;
            /**
             * @description BCP 47
             * @default null
             */
            language?: string | null;
            /** @description As its channel needs it */
            content: components["schemas"]["SmtpTemplateInput"] | components["schemas"]["SmsTemplateInput"];
        };
        MessageTemplateKey: {
            kind: components["schemas"]["TemplateKind"];
            channel: components["schemas"]["Channel"];
            /** @default null */
            domainId?: string | null;
            /**
             * @description BCP 47
             * @default null
             */
            language?: string | null;
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
        NoticeSettings: {
            /** @description Senders of relayed mail are told when it could not be delivered */
            bounces: boolean;
            /** @description After so long senders are told that their mail still waits; null = they are not */
            delayHours: number | null;
            /** @description Up to this size the whole mail comes back where that was asked */
            fullKb: number;
            /** @description Domain of the sender address of mails that the gateway writes itself; its mail must come to a listener of this gateway, so that bounces are recognised. null = they are not */
            bounceDomain: string | null;
        };
        NoticeSettingsPatch: {
            /** @description Senders of relayed mail are told when it could not be delivered */
            bounces?: boolean;
            /** @description After so long senders are told that their mail still waits; null = they are not */
            delayHours?: number | null;
            /** @description Up to this size the whole mail comes back where that was asked */
            fullKb?: number;
            /** @description Domain of the sender address of mails that the gateway writes itself; its mail must come to a listener of this gateway, so that bounces are recognised. null = they are not */
            bounceDomain?: string | null;
        };
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
        PeerCertificate: {
            subject: string;
            issuer: string;
            /** @description Host names and addresses it is made for */
            names: string[];
            validFrom: string | null;
            validTo: string | null;
            /** @description SHA-256, as a smarthost can be pinned to */
            fingerprint: string;
            /** @description Signed by a CA that is trusted, for this name */
            trusted: boolean;
            /** @description Why it is not */
            fault: string | null;
            protocol: string;
            cipher: string;
        };
        /**
         * @description stray-bounce: came back for a mail that is no longer known; answer: came back, but is no bounce
         * @enum {string}
         */
        PostmasterKind: "double-bounce" | "stray-bounce" | "answer";
        PostmasterMail: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description The message that it is about */
            messageId: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            kind: components["schemas"]["PostmasterKind"];
            from: string;
            to: string;
            subject: string;
            /** @description What went wrong, in plain words */
            reason: string;
            bytes: number;
        };
        PostmasterMailText: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description The message that it is about */
            messageId: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            kind: components["schemas"]["PostmasterKind"];
            from: string;
            to: string;
            subject: string;
            /** @description What went wrong, in plain words */
            reason: string;
            bytes: number;
            /** @description The mail as it is, or its beginning; octets above 127 as UTF-8 or replaced */
            source: string;
        };
        PostmasterPage: {
            items: components["schemas"]["PostmasterMail"][];
            next: string | null;
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
            /** @enum {string} */
            kind: "token" | "reminder";
            /** @description Where the authorization code went by a way of its own */
            code: {
                channel: components["schemas"]["Channel"];
                to: string;
                messageId: string | null;
            } | null;
            by: string;
            times: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                queued: string;
                accepted: string | null;
                delivered: string | null;
                /** @description The page was fetched, by the person or by a mail scanner: nobody can tell */
                seen: string | null;
                /** @description Somebody clicked on the page */
                opened: string | null;
                revealed: string | null;
                verified: string | null;
                /** @description failed, expired, cancelled or revoked */
                ended: string | null;
                linkExpires: string | null;
            };
            /** @description All that is known, oldest first; null in lists */
            events: components["schemas"]["PushEvent"][] | null;
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
            /** @description What was done, but is not wise */
            warnings?: string[];
        };
        PushEvent: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            /** @description queued, accepted, delivered, fetched, opened, revealed, verified, failed, expired, uncertain, cancelled, revoked, code.accepted … */
            event: string;
            /** @description What it is known by: the other side's words, an address */
            evidence: string | null;
        };
        PushPage: {
            items: components["schemas"]["Push"][];
            next: string | null;
        };
        PushPolicy: {
            /**
             * @description Asked for at least; a token may ask for more: none < send < withhold
             * @default none
             */
            authorization: components["schemas"]["AuthorizationPolicy"];
            code: {
                /** @default 8 */
                length: number;
                /**
                 * @description Letters that look like digits are left out
                 * @default digits
                 */
                alphabet: components["schemas"]["CodeAlphabet"];
                /**
                 * @description Lifetime; 0 = as long as the link
                 * @default 0
                 */
                minutes: number;
                /**
                 * @description Wrong codes until the link is locked
                 * @default 10
                 */
                tries: number;
                /**
                 * @description true: link and code may travel in one message, so whoever reads it has both
                 * @default false
                 */
                sameMessage: boolean;
            };
            /**
             * @description [[QRCODE]] in a message whose token asks for a code: the picture is the secret, and no code protects it
             * @default warn
             * @enum {string}
             */
            qrWithCode: "warn" | "refuse";
            link: {
                /**
                 * @description Since it was sent; 0 = never ends
                 * @default 1440
                 */
                sentMinutes: number;
                /**
                 * @description Since the first click; 0 = no limit
                 * @default 0
                 */
                visitedMinutes: number;
            };
            automatic: {
                /**
                 * @description Push when a token is created or assigned
                 * @default false
                 */
                enabled: boolean;
                /**
                 * @description In this order
                 * @default [
                 *       "email",
                 *       "sms"
                 *     ]
                 */
                channels: components["schemas"]["Channel"][];
                /**
                 * @description Try the next channel if the link was not opened by then; null = only when the first one failed
                 * @default null
                 */
                fallbackMinutes: number | null;
                /** @default 0 */
                delayMinutes: number;
                /**
                 * @description Only members of one of these groups of the directory, as soon as they are; [] = everybody
                 * @default []
                 */
                groups: string[];
            };
            /**
             * @description Nothing is pushed by itself between these times; null = at any time
             * @default null
             */
            quietHours: {
                from: string;
                to: string;
            } | null;
            /**
             * @description IANA name; null = the one of the gateway
             * @default null
             */
            timeZone: string | null;
            /**
             * @description Days after the push, until the token is verified; [] = none
             * @default [
             *       2,
             *       10
             *     ]
             */
            reminders: number[];
            /**
             * @description Of pushes by policy and in bulk, or of all
             * @default automatic
             * @enum {string}
             */
            remind: "automatic" | "all";
            /**
             * @description Days after which nobody waits any more
             * @default 14
             */
            giveUpDays: number;
            /**
             * @description Suspend the token when its push failed for good
             * @default false
             */
            suspend: boolean;
            /**
             * @description Tell the owner when the time is over
             * @default false
             */
            tellExpiry: boolean;
            /**
             * @description Tell the owner when somebody here displayed the QR code, or read the withheld code
             * @default true
             */
            tellDisclosed: boolean;
            /**
             * @description Tell the owner when the token was set up
             * @default false
             */
            tellVerified: boolean;
            /** @description null = every domain that has no policy of its own */
            domainId: string | null;
            /** @description The domain has none of its own; this is the general one */
            inherited: boolean;
            updatedAt: string | null;
            updatedBy: string | null;
            warnings: string[];
        };
        PushPolicyInput: {
            /**
             * @description Asked for at least; a token may ask for more: none < send < withhold
             * @default none
             */
            authorization?: components["schemas"]["AuthorizationPolicy"];
            /** @default {} */
            code?: {
                /** @default 8 */
                length?: number;
                /**
                 * @description Letters that look like digits are left out
                 * @default digits
                 */
                alphabet?: components["schemas"]["CodeAlphabet"];
                /**
                 * @description Lifetime; 0 = as long as the link
                 * @default 0
                 */
                minutes?: number;
                /**
                 * @description Wrong codes until the link is locked
                 * @default 10
                 */
                tries?: number;
                /**
                 * @description true: link and code may travel in one message, so whoever reads it has both
                 * @default false
                 */
                sameMessage?: boolean;
            };
            /**
             * @description [[QRCODE]] in a message whose token asks for a code: the picture is the secret, and no code protects it
             * @default warn
             * @enum {string}
             */
            qrWithCode?: "warn" | "refuse";
            /** @default {} */
            link?: {
                /**
                 * @description Since it was sent; 0 = never ends
                 * @default 1440
                 */
                sentMinutes?: number;
                /**
                 * @description Since the first click; 0 = no limit
                 * @default 0
                 */
                visitedMinutes?: number;
            };
            /** @default {} */
            automatic?: {
                /**
                 * @description Push when a token is created or assigned
                 * @default false
                 */
                enabled?: boolean;
                /**
                 * @description In this order
                 * @default [
                 *       "email",
                 *       "sms"
                 *     ]
                 */
                channels?: components["schemas"]["Channel"][];
                /**
                 * @description Try the next channel if the link was not opened by then; null = only when the first one failed
                 * @default null
                 */
                fallbackMinutes?: number | null;
                /** @default 0 */
                delayMinutes?: number;
                /**
                 * @description Only members of one of these groups of the directory, as soon as they are; [] = everybody
                 * @default []
                 */
                groups?: string[];
            };
            /**
             * @description Nothing is pushed by itself between these times; null = at any time
             * @default null
             */
            quietHours?: {
                from: string;
                to: string;
            } | null;
            /**
             * @description IANA name; null = the one of the gateway
             * @default null
             */
            timeZone?: string | null;
            /**
             * @description Days after the push, until the token is verified; [] = none
             * @default [
             *       2,
             *       10
             *     ]
             */
            reminders?: number[];
            /**
             * @description Of pushes by policy and in bulk, or of all
             * @default automatic
             * @enum {string}
             */
            remind?: "automatic" | "all";
            /**
             * @description Days after which nobody waits any more
             * @default 14
             */
            giveUpDays?: number;
            /**
             * @description Suspend the token when its push failed for good
             * @default false
             */
            suspend?: boolean;
            /**
             * @description Tell the owner when the time is over
             * @default false
             */
            tellExpiry?: boolean;
            /**
             * @description Tell the owner when somebody here displayed the QR code, or read the withheld code
             * @default true
             */
            tellDisclosed?: boolean;
            /**
             * @description Tell the owner when the token was set up
             * @default false
             */
            tellVerified?: boolean;
        };
        PushRequest: {
            channel: components["schemas"]["Channel"];
        };
        /** @enum {string} */
        PushState: "queued" | "accepted" | "delivered" | "opened" | "revealed" | "verified" | "failed" | "uncertain" | "expired" | "cancelled" | "revoked";
        /**
         * @description retry: now, failed ones too · redirect: another route or recipient, and retry · delete: finished ones only
         * @enum {string}
         */
        QueueAction: "hold" | "release" | "retry" | "redirect" | "cancel" | "delete";
        QueueActionInput: {
            action: components["schemas"]["QueueAction"];
            filter?: components["schemas"]["QueueFilter"];
            /** @description Of messages */
            ids?: string[];
            /** @description For redirect: the new recipient */
            to?: string;
            /** @description For redirect: the mail route to take; null = as routes say */
            routeId?: string | null;
            /**
             * @description Only count
             * @default false
             */
            dryRun?: boolean;
        };
        QueueFilter: {
            channel?: components["schemas"]["Channel"];
            states?: components["schemas"]["DeliveryState"][];
            kind?: components["schemas"]["MessageKind"];
            class?: components["schemas"]["MessageClass"];
            /** @description Search text, as in the list */
            q?: string;
            /** @description Recipient, or `@domain` for all of a domain */
            to?: string;
            /** @description Envelope sender */
            from?: string;
            /** @description Host or modem that was tried last */
            via?: string;
            /** @description Code of the last problem */
            problem?: string;
            /**
             * Format: date-time
             * @description Accepted before
             */
            before?: string;
            /**
             * Format: date-time
             * @description Accepted at or after
             */
            after?: string;
        };
        QueueRun: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            action: components["schemas"]["QueueAction"];
            dryRun: boolean;
            /** @enum {string} */
            state: "running" | "done" | "stopped" | "failed";
            /** @description Deliveries that fit so far; with delete: messages */
            looked: number;
            /** @description Of these, so many were changed (with dryRun: would be) */
            changed: number;
            /** @description Of the changed, those being sent at that moment: held or cancelled when that ends without success */
            underWay: number;
            /** @description Their state did not allow it */
            skipped: number;
            error: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            startedAt: string;
            endedAt: string | null;
        };
        QueueRunPage: {
            items: components["schemas"]["QueueRun"][];
            next: string | null;
        };
        Readiness: {
            ready: boolean;
            reasons: string[];
        };
        /** @enum {string} */
        RefusalReason: "connections" | "banned" | "early-talker" | "tls" | "auth-failed" | "auth-required" | "relay-denied" | "sender" | "recipient" | "recipients" | "rate" | "syntax" | "size" | "header" | "octets" | "loop" | "disk-full" | "queue-full" | "sms-denied" | "sms-number" | "sms-text" | "opted-out" | "local";
        RelayAccount: {
            /** @description Any case */
            login: string;
            /** @default true */
            enabled: boolean;
            /** @default null */
            note: string | null;
            senders: components["schemas"]["AddressRules"];
            recipients: components["schemas"]["AddressRules"];
            /**
             * @description null = no limit
             * @default null
             */
            mailsPerMinute: number | null;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            lastUsedAt: string | null;
            /** @description Since the gateway started */
            counters: {
                accepted: number;
                loginFailures: number;
                refused: {
                    reason: components["schemas"]["RefusalReason"];
                    count: number;
                }[];
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
        RelayAccountCreated: {
            /** @description Any case */
            login: string;
            /** @default true */
            enabled: boolean;
            /** @default null */
            note: string | null;
            senders: components["schemas"]["AddressRules"];
            recipients: components["schemas"]["AddressRules"];
            /**
             * @description null = no limit
             * @default null
             */
            mailsPerMinute: number | null;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            lastUsedAt: string | null;
            /** @description Since the gateway started */
            counters: {
                accepted: number;
                loginFailures: number;
                refused: {
                    reason: components["schemas"]["RefusalReason"];
                    count: number;
                }[];
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
            /** @description The one that the gateway made; never shown again */
            password: string | null;
        };
        RelayAccountInput: {
            /** @description Any case */
            login: string;
            /** @description Write-only. Absent on POST = the gateway makes one and answers it once; absent on PATCH = unchanged */
            password?: string;
            /** @default true */
            enabled?: boolean;
            /** @default null */
            note?: string | null;
            /**
             * @description MAIL FROM
             * @default {}
             */
            senders?: components["schemas"]["AddressRulesInput"];
            /**
             * @description RCPT TO
             * @default {}
             */
            recipients?: components["schemas"]["AddressRulesInput"];
            /**
             * @description null = no limit
             * @default null
             */
            mailsPerMinute?: number | null;
        };
        RelayAccountPage: {
            items: components["schemas"]["RelayAccount"][];
            next: string | null;
        };
        RelayAccountPatch: {
            /** @description Any case */
            login?: string;
            /** @description Write-only. Absent on POST = the gateway makes one and answers it once; absent on PATCH = unchanged */
            password?: string;
            enabled?: boolean;
            note?: string | null;
            /** @description MAIL FROM */
            senders?: components["schemas"]["AddressRulesInput"];
            /** @description RCPT TO */
            recipients?: components["schemas"]["AddressRulesInput"];
            /** @description null = no limit */
            mailsPerMinute?: number | null;
        };
        RelayAuthority: {
            authority: components["schemas"]["CertificateInfo"];
            /** @description Certificate of the authority, to be trusted by clients */
            pem: string;
            /** @description The certificate it made for the listeners; null while none needs it */
            server: components["schemas"]["CertificateInfo"] | null;
            /** @description When the server certificate is made anew */
            renewsAt: string | null;
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
        /**
         * @description administrator: everything · operator: see and push · help-desk: see and push to users of its own domains, and read withheld codes to them · auditor: see and export
         * @enum {string}
         */
        Role: "administrator" | "operator" | "help-desk" | "auditor";
        /**
         * @description discard: taken and thrown away, as if it had been sent
         * @enum {string}
         */
        RouteKind: "smarthost" | "mx" | "capture" | "discard";
        RouteTest: {
            /** @description All hosts of the route work */
            ok: boolean;
            steps: components["schemas"]["RouteTestStep"][];
        };
        RouteTestInput: {
            /**
             * Format: email
             * @description Sender to ask with; absent = the null sender
             */
            from?: string;
            /**
             * Format: email
             * @description Recipient to ask for; absent = no RCPT is sent
             */
            to?: string;
        };
        RouteTestStep: {
            step: string;
            ok: boolean;
            ms: number;
            text: string;
            remedy?: string;
            /** @description Which host of the route it was */
            host?: string;
            certificate?: components["schemas"]["PeerCertificate"];
        };
        /** @enum {string} */
        Scope: "admin" | "read" | "directory" | "push" | "send";
        Session: {
            admin: components["schemas"]["Admin"];
            /** @description Nothing else may be done until a second factor is set up */
            mustEnrol: boolean;
            /** @description The operationIds that the role allows: what a console shows goes by it */
            may: string[];
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
        Smarthost: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            host: string;
            port: number;
            tls: components["schemas"]["TlsMode"];
            auth: {
                username: string;
                hasPassword: boolean;
            } | null;
            ca: string | null;
            fingerprint: string | null;
            clientCertificate: {
                certificate: string;
                subject: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                validTo: string;
            } | null;
            health: components["schemas"]["HostHealth"];
        };
        SmarthostInput: {
            /**
             * Format: uuid
             * @description Of a smarthost that the route has: what is write-only and absent stays as it is
             */
            id?: string;
            /** @description Name or address */
            host: string;
            /** @default 25 */
            port?: number;
            /** @default opportunistic */
            tls?: components["schemas"]["TlsMode"];
            /** @default null */
            auth?: {
                username: string;
                /** @description Write-only; absent on PATCH = unchanged */
                password?: string;
            } | null;
            /**
             * @description PEM of the CA that signed its certificate; null = the system's
             * @default null
             */
            ca?: string | null;
            /**
             * @description SHA-256 of its certificate, hexadecimal: this one and no other, whoever signed it
             * @default null
             */
            fingerprint?: string | null;
            /**
             * @description Shown to the smarthost when it asks who we are
             * @default null
             */
            clientCertificate?: {
                /** @description PEM, with intermediate certificates */
                certificate: string;
                /** @description PEM, not encrypted; write-only. Absent on PATCH = unchanged */
                key?: string;
            } | null;
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
        SmtpBan: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @enum {string} */
            kind: "address" | "account";
            value: string;
            reason: string;
            /** @description gateway, or the administrator */
            by: string;
            /** @description Wrong passwords that led to it; 0 = by hand */
            failures: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            since: string;
            /** @description null = until it is lifted */
            until: string | null;
            /** @description Refused by it since the gateway started */
            hits: number;
        };
        SmtpBanInput: {
            /** @enum {string} */
            kind: "address" | "account";
            /** @description IP address, or login of a relay account */
            value: string;
            /**
             * @description null = until it is lifted
             * @default null
             */
            minutes?: number | null;
            /** @default null */
            reason?: string | null;
        };
        SmtpBanPage: {
            items: components["schemas"]["SmtpBan"][];
            next: string | null;
        };
        SmtpBanSettings: {
            /** @description Wrong passwords of one address, within an hour */
            addressFailures: number;
            /** @description Wrong passwords for one account, within an hour; addresses where it logged in lately are let in all the same */
            accountFailures: number;
            /** @description Doubles with every further failure */
            firstBanSeconds: number;
            longestBanMinutes: number;
            /** @description Addresses that are never banned by wrong passwords */
            never: string[];
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
        Source: {
            name: string;
            /**
             * Format: uuid
             * @description The domain its users belong to
             */
            domainId: string;
            /**
             * @description Off: no sync by schedule
             * @default true
             */
            enabled: boolean;
            /** @description Name or address of the LDAP server */
            host: string;
            /**
             * @description null = 636 for ldaps, else 389
             * @default null
             */
            port: number | null;
            /**
             * @description none: passwords and numbers cross the network in clear
             * @default ldaps
             * @enum {string}
             */
            security: "ldaps" | "starttls" | "none";
            /**
             * @description PEM of the CA that signed the server's certificate; null = the system's
             * @default null
             */
            ca: string | null;
            /**
             * @description Who to sign in as (DN, or user@domain); null = anonymous
             * @default null
             */
            bindDn: string | null;
            /** @description Where its users are; empty = the root of the server */
            baseDn: string;
            /**
             * @default sub
             * @enum {string}
             */
            scope: "sub" | "one";
            /**
             * @description RFC 4515
             * @default (objectClass=person)
             */
            filter: string;
            /**
             * @description DNs of groups; only their members are taken, through nested groups too. None = all that the filter finds
             * @default []
             */
            groups: string[];
            attributes: components["schemas"]["AttributeMap"];
            /** @default 500 */
            pageSize: number;
            /**
             * @description null = only on demand
             * @default 60
             */
            everyMinutes: number | null;
            /**
             * @description Between full passes, which alone find users that are gone
             * @default 24
             */
            fullEveryHours: number;
            /**
             * @description A sync that would disable more than this share (and more than 5 users) stops and asks
             * @default 10
             */
            mostGonePercent: number;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            domainName: string;
            hasPassword: boolean;
            users: number;
            /** @description Of these users */
            disabled: number;
            lastRun: components["schemas"]["SyncRun"] | null;
            /** @description Of the next sync by schedule */
            nextAt: string | null;
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
        SourceInput: {
            name: string;
            /**
             * Format: uuid
             * @description The domain its users belong to
             */
            domainId: string;
            /**
             * @description Off: no sync by schedule
             * @default true
             */
            enabled?: boolean;
            /** @description Name or address of the LDAP server */
            host: string;
            /**
             * @description null = 636 for ldaps, else 389
             * @default null
             */
            port?: number | null;
            /**
             * @description none: passwords and numbers cross the network in clear
             * @default ldaps
             * @enum {string}
             */
            security?: "ldaps" | "starttls" | "none";
            /**
             * @description PEM of the CA that signed the server's certificate; null = the system's
             * @default null
             */
            ca?: string | null;
            /**
             * @description Who to sign in as (DN, or user@domain); null = anonymous
             * @default null
             */
            bindDn?: string | null;
            /** @description Write-only; absent on PATCH = unchanged */
            password?: string;
            /** @description Where its users are; empty = the root of the server */
            baseDn: string;
            /**
             * @default sub
             * @enum {string}
             */
            scope?: "sub" | "one";
            /**
             * @description RFC 4515
             * @default (objectClass=person)
             */
            filter?: string;
            /**
             * @description DNs of groups; only their members are taken, through nested groups too. None = all that the filter finds
             * @default []
             */
            groups?: string[];
            /** @default {} */
            attributes?: components["schemas"]["AttributeMapInput"];
            /** @default 500 */
            pageSize?: number;
            /**
             * @description null = only on demand
             * @default 60
             */
            everyMinutes?: number | null;
            /**
             * @description Between full passes, which alone find users that are gone
             * @default 24
             */
            fullEveryHours?: number;
            /**
             * @description A sync that would disable more than this share (and more than 5 users) stops and asks
             * @default 10
             */
            mostGonePercent?: number;
        };
        SourcePage: {
            items: components["schemas"]["Source"][];
            next: string | null;
        };
        SourcePatch: {
            name?: string;
            /**
             * Format: uuid
             * @description The domain its users belong to
             */
            domainId?: string;
            /** @description Off: no sync by schedule */
            enabled?: boolean;
            /** @description Name or address of the LDAP server */
            host?: string;
            /** @description null = 636 for ldaps, else 389 */
            port?: number | null;
            /**
             * @description none: passwords and numbers cross the network in clear
             * @enum {string}
             */
            security?: "ldaps" | "starttls" | "none";
            /** @description PEM of the CA that signed the server's certificate; null = the system's */
            ca?: string | null;
            /** @description Who to sign in as (DN, or user@domain); null = anonymous */
            bindDn?: string | null;
            /** @description Write-only; absent on PATCH = unchanged */
            password?: string;
            /** @description Where its users are; empty = the root of the server */
            baseDn?: string;
            /** @enum {string} */
            scope?: "sub" | "one";
            /** @description RFC 4515 */
            filter?: string;
            /** @description DNs of groups; only their members are taken, through nested groups too. None = all that the filter finds */
            groups?: string[];
            attributes?: components["schemas"]["AttributeMapInput"];
            pageSize?: number;
            /** @description null = only on demand */
            everyMinutes?: number | null;
            /** @description Between full passes, which alone find users that are gone */
            fullEveryHours?: number;
            /** @description A sync that would disable more than this share (and more than 5 users) stops and asks */
            mostGonePercent?: number;
        };
        SourceTest: {
            ok: boolean;
            steps: components["schemas"]["RouteTestStep"][];
            entry: components["schemas"]["EntryPreview"] | null;
            /** @description What kind of server answers */
            server: string | null;
            /** @description Naming contexts of the server, to choose the base from */
            bases: string[];
        };
        SourceTestInput: {
            name: string;
            /**
             * Format: uuid
             * @description The domain its users belong to
             */
            domainId: string;
            /**
             * @description Off: no sync by schedule
             * @default true
             */
            enabled?: boolean;
            /** @description Name or address of the LDAP server */
            host: string;
            /**
             * @description null = 636 for ldaps, else 389
             * @default null
             */
            port?: number | null;
            /**
             * @description none: passwords and numbers cross the network in clear
             * @default ldaps
             * @enum {string}
             */
            security?: "ldaps" | "starttls" | "none";
            /**
             * @description PEM of the CA that signed the server's certificate; null = the system's
             * @default null
             */
            ca?: string | null;
            /**
             * @description Who to sign in as (DN, or user@domain); null = anonymous
             * @default null
             */
            bindDn?: string | null;
            /** @description Write-only; absent on PATCH = unchanged */
            password?: string;
            /** @description Where its users are; empty = the root of the server */
            baseDn: string;
            /**
             * @default sub
             * @enum {string}
             */
            scope?: "sub" | "one";
            /**
             * @description RFC 4515
             * @default (objectClass=person)
             */
            filter?: string;
            /**
             * @description DNs of groups; only their members are taken, through nested groups too. None = all that the filter finds
             * @default []
             */
            groups?: string[];
            /** @default {} */
            attributes?: components["schemas"]["AttributeMapInput"];
            /** @default 500 */
            pageSize?: number;
            /**
             * @description null = only on demand
             * @default 60
             */
            everyMinutes?: number | null;
            /**
             * @description Between full passes, which alone find users that are gone
             * @default 24
             */
            fullEveryHours?: number;
            /**
             * @description A sync that would disable more than this share (and more than 5 users) stops and asks
             * @default 10
             */
            mostGonePercent?: number;
            /**
             * Format: uuid
             * @description Of a saved source, whose password is used where none is given
             */
            id?: string;
            /** @description Preview the entry of this login; absent = the first one */
            login?: string;
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
        SyncCounts: {
            seen: number;
            added: number;
            changed: number;
            /** @description Enabled again */
            returned: number;
            disabled: number;
            /** @description Entries that could not be taken; `notes` says why */
            skipped: number;
        };
        SyncNote: {
            entry: string;
            message: string;
        };
        SyncRequest: {
            /**
             * @description A full pass; the first always is one
             * @default false
             */
            full?: boolean;
        };
        SyncRun: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            sourceId: string;
            /** @enum {string} */
            kind: "full" | "incremental";
            /** @description Who started it; `schedule` for the clock */
            by: string;
            /**
             * @description stopped: it waits for an approval; rejected: nobody was disabled
             * @enum {string}
             */
            state: "running" | "done" | "failed" | "stopped" | "rejected";
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            startedAt: string;
            finishedAt: string | null;
            counts: components["schemas"]["SyncCounts"];
            /** @description Users of the source when it began, for a progress bar */
            expected: number | null;
            /** @description How many it would disable; while stopped */
            gone: number | null;
            problem: components["schemas"]["Problem"] | null;
            /** @description The first hundred entries with something to say about */
            notes: components["schemas"]["SyncNote"][];
        };
        SyncRunPage: {
            items: components["schemas"]["SyncRun"][];
            next: string | null;
        };
        /** @enum {string} */
        TemplateKind: "token" | "code" | "reminder" | "expiry" | "notice";
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
        /** @enum {string} */
        TlsMode: "none" | "opportunistic" | "required" | "implicit";
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
            /**
             * @description suspended: its push failed for good; a new push makes it active
             * @enum {string}
             */
            state: "active" | "suspended" | "revoked";
            /** @description When a code of it was first accepted */
            verifiedAt: string | null;
            /** @description Its secret is gone from here since then */
            seedWipedAt: string | null;
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
        /** @enum {string} */
        TokenFormat: "pskc" | "oath-csv" | "dualshield" | "otpauth";
        TokenImportInput: {
            /**
             * Format: uuid
             * @description Whose logins the tokens are given to
             */
            domainId: string;
            /**
             * Format: base64
             * @description The bytes of the file, base64
             */
            file: string;
            /**
             * @description null = found out
             * @default null
             */
            format?: components["schemas"]["TokenFormat"] | null;
            /** @description PSKC: the pre-shared key, hexadecimal or base64; write-only */
            key?: string;
            /** @description PSKC: the password of the file; write-only */
            password?: string;
            /**
             * @description PSKC: also take encrypted secrets that carry no MAC
             * @default false
             */
            withoutMac?: boolean;
            /**
             * @description Who gets which token, where the file does not say; a login here wins
             * @default []
             */
            assignments?: {
                serial: string;
                login: string;
            }[];
            /** @description For tokens whose file names none */
            issuer: string;
            /**
             * @description Seconds, for time-based tokens whose file does not say; null = 30, with a remark
             * @default null
             */
            period?: number | null;
            /** @default none */
            authorization?: components["schemas"]["AuthorizationPolicy"];
            /** @default false */
            dryRun?: boolean;
        };
        TokenImportReport: {
            dryRun: boolean;
            counts: components["schemas"]["ImportCounts"];
            /** @description Errors first; at most 1000 */
            lines: components["schemas"]["ImportLine"][];
            format: components["schemas"]["TokenFormat"];
            /** @description How the secrets in the file are protected */
            protection: string | null;
        };
        TokenInput: {
            /** @description As the MFA server calls it; one is made if absent */
            serial?: string;
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
            /** @description The identity source that the user comes from */
            source: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            } | null;
            /** @description gone: no longer in the source; source: disabled there; admin: by hand. Gets no pushes */
            disabled: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                since: string;
                /** @enum {string} */
                why: "gone" | "source" | "admin";
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
        /** @enum {string} */
        UserField: "login" | "displayName" | "givenName" | "surname" | "email" | "mobile" | "language" | "skip";
        UserImportInput: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            domainId: string;
            /**
             * Format: base64
             * @description The bytes of the file, base64
             */
            file: string;
            /**
             * @description null = guessed
             * @default null
             */
            delimiter?: ("," | ";" | "\t" | "|") | null;
            /**
             * @description What each column is; null = by its heading
             * @default null
             */
            columns?: components["schemas"]["UserField"][] | null;
            /**
             * @description Is the first line a heading? null = guessed
             * @default null
             */
            header?: boolean | null;
            /**
             * @description What becomes of users that are there already
             * @default update
             * @enum {string}
             */
            existing?: "update" | "skip";
            /**
             * @description Only say what would happen
             * @default false
             */
            dryRun?: boolean;
        };
        UserImportReport: {
            dryRun: boolean;
            counts: components["schemas"]["ImportCounts"];
            /** @description Errors first; at most 1000 */
            lines: components["schemas"]["ImportLine"][];
            encoding: string;
            delimiter: string;
            header: boolean;
            /** @description Of the first line, or `Column 1` … */
            headings: string[];
            columns: components["schemas"]["UserField"][];
            /** @description The first lines of data */
            samples: string[][];
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
        Verified: {
            /** @constant */
            verified: true;
            /** @description TOTP: steps its clock is off; HOTP: counters it was ahead */
            drift: number;
        };
        VerifyInput: {
            /** @description What the app or device shows */
            code: string;
        };
        Webhook: {
            name: string;
            /** @description http:// or https://; redirects are not followed */
            url: string;
            /**
             * @description PEM of the CA of the server; null = the system's
             * @default null
             */
            ca: string | null;
            /**
             * @description States of a push: accepted, delivered, verified, failed …; [] = all
             * @default []
             */
            events: string[];
            /** @default true */
            enabled: boolean;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            health: {
                /** @enum {string} */
                state: "unused" | "ok" | "failing";
                lastError: components["schemas"]["Problem"] | null;
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
        WebhookCall: {
            id: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            webhookId: string;
            webhookName: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            pushId: string;
            userId: string | null;
            /** @description Whose push it is; null once it was deleted */
            userLogin: string | null;
            tokenSerial: string | null;
            event: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            /** @enum {string} */
            state: "queued" | "delivered" | "failed" | "expired";
            attempts: number;
            nextAttemptAt: string | null;
            /** @description The other side's own words */
            response: string | null;
            problem: components["schemas"]["Problem"] | null;
            finishedAt: string | null;
        };
        WebhookInput: {
            name: string;
            /** @description http:// or https://; redirects are not followed */
            url: string;
            /** @description Key of the HMAC-SHA256 signature; write-only. Needed to create; absent on PATCH = unchanged */
            secret?: string;
            /**
             * @description PEM of the CA of the server; null = the system's
             * @default null
             */
            ca?: string | null;
            /**
             * @description States of a push: accepted, delivered, verified, failed …; [] = all
             * @default []
             */
            events?: string[];
            /** @default true */
            enabled?: boolean;
        };
        WebhookTest: {
            ok: boolean;
            ms: number;
            text: string;
            remedy?: string;
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
        WorkItem: {
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
            domainName: string;
            pushId: string | null;
            /** @description PUSH_FAILED, NOT_VERIFIED, NO_ADDRESS … */
            reason: string;
            message: string;
            remedy: string | null;
            /** @description The token was suspended */
            suspended: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            at: string;
            doneAt: string | null;
            doneBy: string | null;
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
        /** @description Its state forbids it, or the Idempotency-Key was used for another call. */
        Conflict: {
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
            /** @description Who is signed in, and what they may do. */
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
            /** @description User name or password is wrong (LOGIN_FAILED), or a second factor is needed (SECOND_FACTOR_NEEDED) or wrong (SECOND_FACTOR_WRONG). */
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
    getSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the own sign-in takes a second factor, and whether it has to. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        /** @description Of all who sign in */
                        required: boolean;
                        /** @description How many are left */
                        recoveryCodes: number;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    /** @description Of the present second factor, or a recovery code */
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Begin to set up the own second factor: a QR code and a key for an authenticator app, shown once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keyUri: string;
                        /** @description Base32 in groups of four */
                        secret: string;
                        /** @description data: URL */
                        png: string;
                    };
                };
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
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description The first code of the app: from now on it is asked for. The answer holds recovery codes, shown once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Each signs in once */
                        codes: string[];
                    };
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description It was not begun. */
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
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    /** @description Of the present second factor, or a recovery code */
                    code?: string;
                };
            };
        };
        responses: {
            /** @description New recovery codes, shown once; the earlier ones open nothing any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Each signs in once */
                        codes: string[];
                    };
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There is no second factor. */
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
            /** @description Too many wrong tries; Retry-After says when to come back. */
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
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    /** @description Of the present second factor, or a recovery code */
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Sign in with the password alone from now on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description A second factor is required here. */
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
            /** @description Too many wrong tries; Retry-After says when to come back. */
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
    listSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description LDAP directories that users come from, each with its last sync. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourcePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createSource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceInput"];
            };
        };
        responses: {
            /** @description Add an identity source. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
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
    testSource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceTestInput"];
            };
        };
        responses: {
            /** @description Try an identity source that is not saved yet, step by step, with a preview of one entry; changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceTest"];
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
    getSource: {
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
            /** @description One identity source, without its password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteSource: {
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
            /** @description Delete an identity source; its users stay, as users of their domain. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description A sync of it is under way. */
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
    updateSource: {
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
                "application/json": components["schemas"]["SourcePatch"];
            };
        };
        responses: {
            /** @description Change an identity source; absent fields stay. The next sync reads everything where it must. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
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
    testSavedSource: {
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
            /** @description Try a saved identity source, step by step; changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceTest"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    syncSource: {
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
                "application/json": components["schemas"]["SyncRequest"];
            };
        };
        responses: {
            /** @description Start a sync. Its progress is told by live events (`source`) and by `lastRun` of the source. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRun"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description A sync of it is under way. */
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
    listSyncRuns: {
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
            /** @description The latest syncs of an identity source, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRunPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    approveSync: {
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
            /** @description Let a stopped sync disable all users that it did not find. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRun"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The sync waits for no answer. */
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
    rejectSync: {
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
            /** @description Leave all users enabled that a stopped sync did not find. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRun"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The sync waits for no answer. */
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
    importUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserImportInput"];
            };
        };
        responses: {
            /** @description Add and change users of a domain by a CSV file; with `dryRun` only tell what would happen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserImportReport"];
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
    exportUsers: {
        parameters: {
            query?: {
                /** @description UUIDv7 */
                domain?: string;
                delimiter?: "comma" | "semicolon" | "tab";
                /** @description With a BOM spreadsheets read it right */
                encoding?: "utf-8" | "utf-8-bom" | "utf-16";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line a user */
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
    enableUser: {
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
            /** @description Let a disabled user get pushes again. */
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
    disableUser: {
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
            /** @description Disable a user: no pushes until enabled again. */
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
    importTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenImportInput"];
            };
        };
        responses: {
            /** @description Add tokens from PSKC, an OATH list, DualShield or otpauth:// lines; with `dryRun` only tell what would happen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenImportReport"];
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
    verifyToken: {
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
                "application/json": components["schemas"]["VerifyInput"];
            };
        };
        responses: {
            /** @description Check a one-time password; it is taken once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The token is revoked, or its secret was wiped. */
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
            /** @description Too many wrong codes. */
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
    wipeSeed: {
        parameters: {
            query?: {
                /** @description true: the MFA server has verified the token, though this gateway never did */
                elsewhere?: "true" | "false";
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
            /** @description Wipe a verified token's secret from this gateway, for good; its open links are dead. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The token was never verified, or the secret is gone already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
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
            /** @description Show a token's QR code and secret; audited, and its owner is told. */
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
                /** @description The same call again with the same key does nothing and is answered the same; another call is 409. */
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
    enrolAndPush: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same call again with the same key does nothing and is answered the same; another call is 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Enrolment"];
                "application/x-www-form-urlencoded": components["schemas"]["Enrolment"];
            };
        };
        responses: {
            /** @description Make or find a user and a token, and push it, in one call that may be repeated. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolled"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such domain. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token cannot be pushed. */
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
            /** @description The authorization code that was withheld from the message, for reading it out; audited, and the owner is told. */
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
    getPushPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The push policy of all domains that have none of their own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushPolicy"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    putPushPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushPolicyInput"];
            };
        };
        responses: {
            /** @description Set the push policy of all domains that have none of their own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushPolicy"];
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
    getDomainPushPolicy: {
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
            /** @description A domain's push policy: its own, or the general one (`inherited`). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushPolicy"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    putDomainPushPolicy: {
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
                "application/json": components["schemas"]["PushPolicyInput"];
            };
        };
        responses: {
            /** @description Give a domain a push policy of its own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushPolicy"];
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
    deleteDomainPushPolicy: {
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
            /** @description Let a domain go by the general push policy again. */
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
    listWork: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
                open?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tokens that somebody has to look after: their push failed for good, or nobody set them up in time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WorkItem"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    finishWork: {
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
            /** @description Take an entry off the work list; pushing its token does so, too. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description Somebody has done this already. */
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
    planBulkPush: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkSelection"];
            };
        };
        responses: {
            /** @description Dry run: whom a selection means, who lacks what, and how long the modems need; nothing is sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkPlan"];
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
    listBulkPushes: {
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
            /** @description Bulk pushes, newest first, each with its progress. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BulkRun"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    startBulkPush: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkInput"];
            };
        };
        responses: {
            /** @description Push the tokens of many users. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkRun"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            /** @description The selection has nothing to push. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getBulkPush: {
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
            /** @description One bulk push and how far it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkRun"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    pauseBulkPush: {
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
            /** @description Push nothing more for now; what is in the outbox leaves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkRun"];
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
    resumeBulkPush: {
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
            /** @description Go on with a paused bulk push. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkRun"];
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
    cancelBulkPush: {
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
            /** @description Push nothing more of this run; what is in the outbox leaves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkRun"];
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
    listBulkItems: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
            /** @description What became of each user of a bulk push. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BulkItem"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    reportBulkPush: {
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
            /** @description One line a user, a header line first. */
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
            404: components["responses"]["NotFound"];
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
            query?: {
                kind?: components["schemas"]["TemplateKind"];
            };
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
                /** @description The same call again with the same key does nothing and is answered the same; another call is 409. */
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
            409: components["responses"]["Conflict"];
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
            query?: {
                kind?: components["schemas"]["TemplateKind"];
            };
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
                /** @description The same call again with the same key does nothing and is answered the same; another call is 409. */
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
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
        };
    };
    listMessageTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Templates of domains and languages, and those for codes, reminders, the end and notices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MessageTemplate"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    putMessageTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageTemplateInput"];
            };
        };
        responses: {
            /** @description Write the template of a kind, channel, domain and language; a new version, and used from now on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTemplate"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such domain. */
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
    getAppliedTemplate: {
        parameters: {
            query?: {
                kind?: components["schemas"]["TemplateKind"];
                channel?: components["schemas"]["Channel"];
                /** @description UUIDv7 */
                domain?: string;
                /** @description BCP 47 */
                language?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template that goes out for a domain and language: its own, or the next more general one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTemplate"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    deleteMessageTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageTemplateKey"];
            };
        };
        responses: {
            /** @description Use the next more general template instead; `domainId` and `language` absent = any. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such template. */
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
    getLinkPage: {
        parameters: {
            query?: {
                /** @description Absent = every domain that has none of its own */
                domain?: string;
                language?: "en" | "de";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the one-time link page of a domain says in a language. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkPageTextsView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    putLinkPage: {
        parameters: {
            query?: {
                /** @description Absent = every domain that has none of its own */
                domain?: string;
                language?: "en" | "de";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkPageInput"];
            };
        };
        responses: {
            /** @description Change what the one-time link page says; absent texts are the general or shipped ones. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkPageTextsView"];
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
    putLinkLogo: {
        parameters: {
            query?: {
                /** @description Absent = every domain that has none of its own */
                domain?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogoInput"];
            };
        };
        responses: {
            /** @description Show a logo on the one-time link page: PNG or JPEG of at most 100 kB. */
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
        };
    };
    deleteLinkLogo: {
        parameters: {
            query?: {
                /** @description Absent = every domain that has none of its own */
                domain?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show no logo, or the general one. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is told what becomes of pushes, each with its health; never a secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Webhook"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookInput"];
            };
        };
        responses: {
            /** @description Have a server told of every change of a push, signed with HMAC-SHA256. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
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
    listWebhookCalls: {
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
                webhookId?: string;
                state?: "queued" | "delivered" | "failed" | "expired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Calls of webhooks, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookCall"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    replayWebhookCall: {
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
            /** @description Make a call again, whatever became of it. */
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
    getWebhook: {
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
            /** @description One webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteWebhook: {
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
            /** @description Delete a webhook; nothing more is sent to it. */
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
    updateWebhook: {
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
                "application/json": {
                    name?: string;
                    /** @description http:// or https://; redirects are not followed */
                    url?: string;
                    /** @description Key of the HMAC-SHA256 signature; write-only. Needed to create; absent on PATCH = unchanged */
                    secret?: string;
                    /** @description PEM of the CA of the server; null = the system's */
                    ca?: string | null;
                    /** @description States of a push: accepted, delivered, verified, failed …; [] = all */
                    events?: string[];
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Change a webhook; absent fields stay, and so does an absent secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
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
    testWebhook: {
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
            /** @description Send a signed trial to a webhook at once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTest"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listMessageActions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last acts on many messages, newest first; kept until the gateway stops. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueRunPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    actOnMessages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueActionInput"];
            };
        };
        responses: {
            /** @description Hold, release, retry, redirect, cancel or delete all messages that a filter finds; with many it goes on after the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueRun"];
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
    getMessageAction: {
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
            /** @description How far an act on many messages has come. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueRun"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    stopMessageAction: {
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
            /** @description End an act on many messages; what is done stays done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueRun"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
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
                /** @description The same call again with the same key does nothing and is answered the same; another call is 409. */
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
            409: components["responses"]["Conflict"];
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RouteTestInput"];
            };
        };
        responses: {
            /** @description Resolve, connect, TLS, login, MAIL and RCPT with every host, step by step; sends nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteTest"];
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
    listHosts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Host names whose addresses the gateway knows itself, before it asks any resolver. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HostPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createHost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HostInput"];
            };
        };
        responses: {
            /** @description Add a host name with its addresses. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Host"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There are addresses for this name already. */
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
    getHost: {
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
            /** @description One host name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Host"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteHost: {
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
            /** @description Remove a host name; the resolver is asked for it from then on. */
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
    updateHost: {
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
                "application/json": components["schemas"]["HostPatch"];
            };
        };
        responses: {
            /** @description Change a host name; absent fields stay. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Host"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description There are addresses for this name already. */
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
    listDkimKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Keys that mails are signed with, each with its DNS record; never a private key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DkimKeyPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createDkimKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DkimKeyInput"];
            };
        };
        responses: {
            /** @description Make a key for a domain. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DkimKey"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The domain has a key with this selector already. */
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
    getDkimKey: {
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
            /** @description One key with its DNS record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DkimKey"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteDkimKey: {
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
            /** @description Remove a key; mails it has signed can be checked while its record stays in DNS. */
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
    updateDkimKey: {
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
                "application/json": components["schemas"]["DkimKeyPatch"];
            };
        };
        responses: {
            /** @description Sign with this key in place of others of its domain and algorithm, or no longer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DkimKey"];
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
    rotateDkimKey: {
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
            /** @description Make the key that is to follow this one; it signs once it is switched on, after its record is published. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DkimKey"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    checkDkimKey: {
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
            /** @description Ask DNS whether the record is published. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DkimCheck"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getNoticeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether and when senders of mail are told of failures and delays, and where bounces come in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSettings"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    updateNoticeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeSettingsPatch"];
            };
        };
        responses: {
            /** @description Change what senders are told; absent fields stay. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSettings"];
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
    listPostmasterMails: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Search text */
                q?: string;
                /** @description Field name, with a leading - for descending */
                sort?: string;
                kind?: components["schemas"]["PostmasterKind"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mails that could be neither delivered nor returned, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostmasterPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
        };
    };
    clearPostmasterMails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty the postmaster's box. */
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
    getPostmasterMail: {
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
            /** @description One of these mails with its text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostmasterMailText"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deletePostmasterMail: {
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
            /** @description Remove one of these mails. */
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
    getPostmasterSource: {
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
            /** @description The mail, or its beginning */
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
    listListeners: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SMTP doors in: settings, state, certificate, warnings and live counters. Those of the settings file come first and are read-only. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListenerPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createListener: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListenerInput"];
            };
        };
        responses: {
            /** @description Add a listener; it opens at once. Where that fails, its state says why, and it is tried again. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listener"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There is a listener with this name already. */
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
    getListener: {
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
            /** @description One listener. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listener"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteListener: {
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
            /** @description Remove a listener. Mails on their way are finished. */
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
    updateListener: {
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
                "application/json": components["schemas"]["ListenerPatch"];
            };
        };
        responses: {
            /** @description Change a listener; absent fields stay. It is closed and opened anew at once, and mails on their way are finished. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listener"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description It stands in the settings file, or the name is taken. */
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
    restartListener: {
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
            /** @description Close a listener and open it again; its certificate is read anew. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listener"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listRelayAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logins for SMTP clients, with what they may and how they are used; never a password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelayAccountPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createRelayAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RelayAccountInput"];
            };
        };
        responses: {
            /** @description Add a relay account. Without a password the gateway makes one, which only this answer shows. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelayAccountCreated"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There is a relay account with this login already. */
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
    getRelayAccount: {
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
            /** @description One relay account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelayAccount"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteRelayAccount: {
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
            /** @description Remove a relay account. */
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
    updateRelayAccount: {
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
                "application/json": components["schemas"]["RelayAccountPatch"];
            };
        };
        responses: {
            /** @description Change a relay account; absent fields stay, and so does an absent password. It counts from the next login and mail. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelayAccount"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description There is a relay account with this login already. */
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
    listSmtpBans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Addresses and accounts that are shut out of SMTP now, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmtpBanPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    addSmtpBan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmtpBanInput"];
            };
        };
        responses: {
            /** @description Shut out an address (it cannot even connect) or an account, for some minutes or until it is lifted. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmtpBan"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There is a ban for this already. */
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
    liftSmtpBan: {
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
            /** @description Lift a ban, and forget the wrong passwords that led to it. */
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
    getSmtpBanSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many wrong passwords lead to a ban, and for how long. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmtpBanSettings"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    putSmtpBanSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmtpBanSettings"];
            };
        };
        responses: {
            /** @description Change that; bans in force stay as they are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmtpBanSettings"];
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
    listLegacyClients: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Old devices by address: what each is let off, and how often it needed that. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegacyClientPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createLegacyClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LegacyClientInput"];
            };
        };
        responses: {
            /** @description Let an old device off some rules. Counts from its next connection. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegacyClient"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There are exceptions for this address or block already. */
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
    getLegacyClient: {
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
            /** @description One old device. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegacyClient"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteLegacyClient: {
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
            /** @description Hold an old device to the rules again. */
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
    updateLegacyClient: {
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
                "application/json": components["schemas"]["LegacyClientPatch"];
            };
        };
        responses: {
            /** @description Change what an old device is let off; absent fields stay. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegacyClient"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description There are exceptions for this address or block already. */
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
    listMailToSms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Domains whose mails become text messages, the oldest first; answers to forwarded texts are addressed to the first that is enabled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailToSmsPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createMailToSms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailToSmsInput"];
            };
        };
        responses: {
            /** @description Add an SMS domain. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailToSms"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There is an SMS domain with this name already. */
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
    getMailToSms: {
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
            /** @description One SMS domain. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailToSms"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteMailToSms: {
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
            /** @description Remove an SMS domain: mails to it are mails again. */
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
    updateMailToSms: {
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
                "application/json": components["schemas"]["MailToSmsPatch"];
            };
        };
        responses: {
            /** @description Change an SMS domain; absent fields stay. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailToSms"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description There is an SMS domain with this name already. */
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
    getRelayAuthority: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The gateway's own certificate authority, and the certificate it made for the listeners. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelayAuthority"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    downloadRelayAuthority: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description PEM */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-pem-file": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
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
            /** @description All who may sign in, with their roles. */
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
            /** @description Add somebody who may sign in. */
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
    changeAdmin: {
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
                "application/json": components["schemas"]["AdminChange"];
            };
        };
        responses: {
            /** @description Give another role or other domains, disable or enable; counts at once. */
            200: {
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
    resetSecondFactor: {
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
            /** @description Take another one's second factor away, who has lost the phone; their sessions end. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description It is your own; that is done in the profile. */
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
    getSignInRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is required of all who sign in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description required: nobody does anything here before setting one up
                         * @enum {string}
                         */
                        secondFactor: "optional" | "required";
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    putSignInRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description required: nobody does anything here before setting one up
                     * @enum {string}
                     */
                    secondFactor: "optional" | "required";
                };
            };
        };
        responses: {
            /** @description Require a second factor of all who sign in, or leave it to them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description required: nobody does anything here before setting one up
                         * @enum {string}
                         */
                        secondFactor: "optional" | "required";
                    };
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
    getAuditHead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed end of the audit chain: keep it elsewhere, and check the log against it later. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditHead"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
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
                format?: "csv" | "jsonl";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line an entry, a header line first; `application/x-ndjson` with format=jsonl. */
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
