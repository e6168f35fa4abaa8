/** Answers for the snippet in Go with golang.org/x/oauth2. */
import { quoteForPythonAndGo as quote } from '../../ui/quote-code.ts';
import type { Snippet } from './snippet.ts';

/** Go, with x/oauth2. */
export const goOauth2: Snippet = {
  id: 'go',
  title: 'Go',
  file: 'login.go',
  install: 'go mod init login && go get golang.org/x/oauth2',
  run: 'go run login.go',
  write: ({ issuer, clientId, redirectUri, port, path }) => `package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"

	"golang.org/x/oauth2"
)

const issuer = ${quote(issuer)}

var mavio = &oauth2.Config{
	ClientID:     ${quote(clientId)},
	ClientSecret: os.Getenv("MAVIO_CLIENT_SECRET"),
	RedirectURL:  ${quote(redirectUri)},
	Scopes:       []string{"meetings:read"},
	Endpoint: oauth2.Endpoint{
		AuthURL:   issuer + "/oauth/authorize",
		TokenURL:  issuer + "/oauth/token",
		AuthStyle: oauth2.AuthStyleInHeader,
	},
}

func random() string {
	bytes := make([]byte, 32)
	if _, err := rand.Read(bytes); err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(bytes)
}

// New for each login. A web app keeps both in the person's session.
var state, verifier = random(), random()

func finish(query func(string) string) error {
	switch {
	case query("state") != state:
		return errors.New("this answer belongs to another login")
	case query("iss") != issuer:
		return errors.New("this answer comes from another server")
	case query("error") != "":
		return errors.New(query("error") + ": " + query("error_description"))
	}
	ctx := context.Background()
	token, err := mavio.Exchange(ctx, query("code"), oauth2.SetAuthURLParam("code_verifier", verifier))
	if err != nil {
		return err
	}
	response, err := mavio.Client(ctx, token).Get(issuer + "/v1/meetings")
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var page struct{ Data []struct{ Title string } }
	if err := json.NewDecoder(response.Body).Decode(&page); err != nil {
		return err
	}
	for _, meeting := range page.Data {
		fmt.Println(meeting.Title)
	}
	// The client above refreshes by itself when the token is over; this makes it do so now.
	token.Expiry = time.Now().Add(-time.Minute)
	if _, err := mavio.TokenSource(ctx, token).Token(); err != nil {
		return err
	}
	fmt.Println("Refreshed.")
	return nil
}

func main() {
	sum := sha256.Sum256([]byte(verifier))
	login := mavio.AuthCodeURL(state,
		oauth2.SetAuthURLParam("code_challenge", base64.RawURLEncoding.EncodeToString(sum[:])),
		oauth2.SetAuthURLParam("code_challenge_method", "S256"))
	ended := make(chan error)
	http.HandleFunc(${quote(path)}, func(w http.ResponseWriter, r *http.Request) {
		err := finish(r.URL.Query().Get)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
		} else {
			fmt.Fprint(w, "You are logged in.")
		}
		w.(http.Flusher).Flush()
		ended <- err
	})
	go func() { ended <- http.ListenAndServe("127.0.0.1:${String(port)}", nil) }()
	fmt.Println("Open", login)
	if err := <-ended; err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
`,
};
