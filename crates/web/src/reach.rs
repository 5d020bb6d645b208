//! How the program is reached: by which names, over which way, and who is at the other end.
//!
//! [`Reach`] is settled once, when the program starts. [`meet`] puts three values into the extensions of every
//! request: the [`Reach`] in an [`Arc`], the [`Caller`], and by which name it came ([`Named`]).

use axum::{
    extract::{ConnectInfo, Request},
    http::{
        Extensions, HeaderMap, HeaderName, HeaderValue, StatusCode, Uri,
        header::{HOST, STRICT_TRANSPORT_SECURITY},
        uri::Authority,
    },
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use ipnet::IpNet;
use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    str::FromStr,
    sync::Arc,
};

/// Two years, the term that browsers ask of who wants to be known as reached by https only.
const HTTPS_ONLY: HeaderValue = HeaderValue::from_static("max-age=63072000");

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// The address by which people know the program: `https://`, a name, and a port when it is not 443; nothing behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    authority: Authority,
}

/// A text that is no [`PublicUrl`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected an address such as https://stut.school.nl")]
pub struct NotAPublicUrl;

impl FromStr for PublicUrl {
    type Err = NotAPublicUrl;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let uri: Uri = text.to_ascii_lowercase().parse().map_err(|_| NotAPublicUrl)?;
        let parts = uri.into_parts();
        let is_https = parts.scheme.is_some_and(|scheme| scheme == axum::http::uri::Scheme::HTTPS);
        let is_bare = parts.path_and_query.is_none_or(|path| path == "/");
        match parts.authority {
            Some(authority)
                if is_https
                    && is_bare
                    && !authority.host().is_empty()
                    && !authority.as_str().contains('@') =>
            {
                Ok(Self { authority })
            }
            _ => Err(NotAPublicUrl),
        }
    }
}

impl PublicUrl {
    /// The name in it, without a port.
    pub fn host(&self) -> &str {
        self.authority.host()
    }
}

/// The address without a slash at its end, ready to put a path behind.
impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "https://{}", self.authority)
    }
}

/// A proxy that is believed about who calls: an address, or all addresses that begin alike (`10.0.0.0/8`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrustedProxy(IpNet);

/// A text that is no [`TrustedProxy`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected an address such as 127.0.0.1 or 10.0.0.0/8, and not every address that there is")]
pub struct NotAProxy;

impl FromStr for TrustedProxy {
    type Err = NotAProxy;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let one = text.parse::<IpAddr>().map(IpNet::from);
        let range = one.or_else(|_| text.parse()).map_err(|_| NotAProxy)?;
        if range.prefix_len() == 0 { Err(NotAProxy) } else { Ok(Self(range)) }
    }
}

/// Why the program cannot be reached in the way that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotReach {
    /// Other machines can reach the address, and it is not said by which name.
    #[error("an address that other machines can reach needs a public URL")]
    NoPublicUrl,
    /// Others would send what is private in the clear.
    #[error("a public URL needs a certificate or a proxy")]
    NoProtection,
}

/// How the program is reached. Handlers read it as `Extension<Arc<Reach>>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    listen: SocketAddr,
    public_url: Option<PublicUrl>,
    has_tls: bool,
    proxies: Vec<TrustedProxy>,
}

/// From this machine only, without a public name.
impl Default for Reach {
    fn default() -> Self {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Self { listen, public_url: None, has_tls: false, proxies: Vec::new() }
    }
}

impl Reach {
    /// Listening on an address, known by a public URL, with TLS of its own or behind the proxies that are named.
    ///
    /// # Errors
    /// When others could reach the program without a name of its own, or without protection on the way.
    pub fn new(
        listen: SocketAddr,
        public_url: Option<PublicUrl>,
        has_tls: bool,
        proxies: Vec<TrustedProxy>,
    ) -> Result<Self, CannotReach> {
        if public_url.is_none() && !listen.ip().is_loopback() {
            return Err(CannotReach::NoPublicUrl);
        }
        if public_url.is_some() && !has_tls && proxies.is_empty() {
            return Err(CannotReach::NoProtection);
        }
        Ok(Self { listen, public_url, has_tls, proxies })
    }

    /// The same, now that the address is bound and its port is known.
    #[must_use]
    pub fn bound_to(self, listen: SocketAddr) -> Self {
        Self { listen, ..self }
    }

    /// The address by which people know the program, when it has one.
    pub const fn public_url(&self) -> Option<&PublicUrl> {
        self.public_url.as_ref()
    }

    /// Whether people reach it by https: over TLS of its own or by a public URL. For one request: [`Caller::is_https`].
    pub const fn is_https(&self) -> bool {
        self.has_tls || self.public_url.is_some()
    }

    /// The start of every link that is given out: the public URL, else the address that it listens on. No slash at its end.
    pub fn origin(&self) -> String {
        match &self.public_url {
            Some(url) => url.to_string(),
            None if self.has_tls => format!("https://{}", self.listen),
            None => format!("http://{}", self.listen),
        }
    }

    fn is_public_name(&self, host: &str) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.host().eq_ignore_ascii_case(host))
    }

    /// Whether a request may name the program so. A page elsewhere could else point a name of its own at this machine,
    /// and read along in the browser of who visits it.
    fn answers_to(&self, host: &str) -> bool {
        let name = without_port(host);
        self.is_public_name(name) || (self.listen.ip().is_loopback() && is_this_machine(name))
    }

    fn is_proxy(&self, address: IpAddr) -> bool {
        self.proxies.iter().any(|proxy| proxy.0.contains(&address))
    }

    /// Who is at the other end of a connection, over which the public name was asked for or another one.
    fn caller(&self, peer: IpAddr, headers: &HeaderMap, is_public: bool) -> Caller {
        let peer = peer.to_canonical();
        if !self.is_proxy(peer) {
            return Caller { address: peer, is_https: self.has_tls };
        }
        let said = headers.get(FORWARDED_PROTO).and_then(|proto| proto.to_str().ok());
        let is_https =
            said.map_or(self.has_tls || is_public, |said| said.trim().eq_ignore_ascii_case("https"));
        Caller { address: self.behind_proxies(peer, headers), is_https }
    }

    /// The nearest address that is no proxy of ours. What stands further to the left anybody can have written.
    fn behind_proxies(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let lines = headers.get_all(FORWARDED_FOR);
        let named: Vec<&str> =
            lines.iter().filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(',')).collect();
        let mut nearest = peer;
        for one in named.into_iter().rev() {
            let Some(address) = address_of(one.trim()) else { break };
            nearest = address;
            if !self.is_proxy(address) {
                break;
            }
        }
        nearest
    }

    /// Whether a caller may ask at all: on an address that others reach without TLS, only the proxy and this machine.
    fn lets_in(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.has_tls || self.listen.ip().is_loopback() || peer.is_loopback() || self.is_proxy(peer)
    }
}

/// Who sent a request, in its extensions. For bounds on how often somebody may try, and for the names and marks of
/// cookies; never for a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    /// The address of the machine at the other end; behind a trusted proxy the one that the proxy names.
    pub address: IpAddr,
    /// Whether it came by https all the way to us, or to the trusted proxy.
    pub is_https: bool,
}

impl Caller {
    /// The caller of a request; somebody on this machine, without https, where nobody was met.
    pub fn of(extensions: &Extensions) -> Self {
        let nobody = Self { address: IpAddr::V4(Ipv4Addr::LOCALHOST), is_https: false };
        extensions.get::<Self>().copied().unwrap_or(nobody)
    }
}

/// By which address a request reached the program, in its extensions: what passkeys are tied to, and where a browser that
/// was sent elsewhere comes back. The name was found to be ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The start of the address: scheme, name and port, without a slash at its end.
    pub origin: String,
    /// The name alone.
    pub host: String,
}

impl Named {
    /// By what the caller named; by what the program gives out itself when no name was said.
    fn new(reach: &Reach, name: Option<&str>, caller: Caller) -> Self {
        let scheme = if caller.is_https { "https" } else { "http" };
        let origin = match name {
            Some(name) if !reach.is_public_name(without_port(name)) => format!("{scheme}://{name}"),
            // Behind a proxy the port that it names may be one of its own.
            _ => reach.origin(),
        };
        let host = without_port(origin.split_once("://").map_or("", |(_, name)| name)).to_owned();
        Self { origin, host }
    }
}

/// An address as proxies write it: with or without a port.
fn address_of(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse().ok().or_else(|| Some(text.parse::<SocketAddr>().ok()?.ip()));
    address.map(|address| address.to_canonical())
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    }
}

fn is_this_machine(name: &str) -> bool {
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Meets the caller: refuses who comes by a wrong name or past the proxy, and says who it is to all that follows.
pub(crate) async fn meet(mut request: Request, next: Next) -> Response {
    let reach = request.extensions().get::<Arc<Reach>>().cloned().unwrap_or_default();
    // HTTP/2 has the name in the address, HTTP/1 in a header; a request may hold both.
    let header = request.headers().get(HOST).map(|host| host.to_str().unwrap_or_default());
    let names = [header, request.uri().authority().map(Authority::as_str)];
    if !names.iter().flatten().all(|name| reach.answers_to(name)) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    let is_public = names.iter().flatten().any(|name| reach.is_public_name(without_port(name)));
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
    if !reach.lets_in(peer) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let caller = reach.caller(peer, request.headers(), is_public);
    let named = Named::new(&reach, names.iter().flatten().next().copied(), caller);
    request.extensions_mut().insert(named);
    request.extensions_mut().insert(caller);
    request.extensions_mut().insert(reach);
    let mut response = next.run(request).await;
    // Never for `localhost`: a browser would keep it for every program on that machine.
    if caller.is_https && is_public {
        response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, HTTPS_ONLY);
    }
    response
}

#[cfg(test)]
mod tests;
